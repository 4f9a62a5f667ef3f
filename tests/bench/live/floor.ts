/**
 * The minimum that any program has to do that brings events from PostgreSQL to clients: it is notified of a commit, reads the page, and
 * sends each client a frame of its own. It executes nothing, filters nothing, and keeps nothing for a client that is slow.
 *
 * @module
 */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { type WebSocket, WebSocketServer } from "ws";
import type { Order, Report } from "./server.ts";

const connectionString = process.argv[2]!;
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
/** Each client with the head of its frames, which names its subscription. */
const clients = new Map<WebSocket, string>();
server.on("connection", (ws) => {
  clients.set(ws, `{"id":"c${clients.size}","type":"next","payload":`);
  ws.on("close", () => clients.delete(ws));
});
await once(server, "listening");

const reader = new pg.Client({ connectionString });
const listener = new pg.Client({ connectionString });
await Promise.all([reader.connect(), listener.connect()]);
let answer = "";
let begin = process.cpuUsage();
let seen = (await reader.query("select coalesce(max(seq), 0)::int8 as seq from platform.events")).rows[0].seq;
let reading = Promise.resolve();

async function readPage(): Promise<void> {
  const text = "select seq, data from platform.events where seq > $1 order by seq limit 500";
  const { rows } = await reader.query({ name: "page", text, values: [seen] });
  for (const { seq, data } of rows) {
    seen = seq;
    const tail = `${answer.replace(/"timestamp":"[^"]*"/, `"timestamp":"${data.timestamp}"`)}}`;
    for (const [client, head] of clients) client.send(head + tail);
  }
}

listener.on("notification", () => {
  reading = reading.then(readPage);
});
await listener.query("listen tetron_events");

process.on("message", (order: Order) => {
  if (order.do === "message") answer = order.text;
  if (order.do === "begin") begin = process.cpuUsage();
  if (order.do !== "end") return;
  const { user, system } = process.cpuUsage(begin);
  process.send!({ cpu: user + system, held: 0, rss: 0 } satisfies Report);
});
process.on("disconnect", () => process.exit(0));
const { port } = server.address() as AddressInfo;
process.send!({ url: `ws://127.0.0.1:${port}` });
