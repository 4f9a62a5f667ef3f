/**
 * Live events to a thousand clients: the hub beside a bare broadcast of the same bytes and one execution for each
 * client; what an idle client holds; a thousand distinct filters; a hundred clients that do not read. All in one run,
 * the server in a process of its own. Prints ratios.
 *
 * @module
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "@tetron/domain/testing";
import { nextMessage } from "@tetron/lake/testing";
import { WebSocket } from "ws";
import type { Order, Report } from "./live/server.ts";
import { type Timing, timing } from "./quantiles.ts";

const CLIENTS = 1_000;
const SELECTIONS = 50;
const EVENTS_PER_SECOND = 20;
const EVENTS = 160;
/** The naive way needs a while for each. */
const NAIVE_EVENTS = 10;
const IDLE_CLIENTS = 10_000;
const FILTERED_PER_SECOND = 500;
const FILTERED_EVENTS = 3_000;
const STALLED_CLIENTS = 100;
const STALLED_EVENTS = 4_000;
const KIB = 1_024;

interface Places {
  readonly hub: string;
  readonly bare: string;
  readonly naive: string;
  readonly keys: readonly string[];
}

/** What clients got. */
interface Got {
  count: number;
  /** Milliseconds from the event to the client. */
  readonly times: number[];
  sample: string;
}

await using stack = new AsyncDisposableStack();
const home = stack.use(temporaryFolder()).path;
const server: ChildProcess = fork(fileURLToPath(new URL("live/server.ts", import.meta.url)), [home], {
  execArgv: ["--expose-gc"],
  env: { ...process.env, NODE_ENV: "production" },
});
stack.defer(() => void server.kill());
const places = (await nextMessage(server)) as Places;
const order = async (asked: Order) => {
  server.send(asked);
  return (await nextMessage(server)) as Report;
};

/** One of fifty selections that span three subgraphs. */
function selection(i: number): string {
  const extra = ["confidence", "base", "createdAt", "requestId", "currency", "amount"].filter(
    (_, bit) => (i >> bit) & 1,
  );
  return `subscription { scoreStream { id timestamp transactionId fraudScore
    score { status ${extra.join(" ")} versions { model } } to { id reputation { score band confidence } } } }`;
}

function listen(ws: WebSocket, got: Got): void {
  ws.on("message", (data) => {
    const text = String(data);
    const at = /"timestamp":"([^"]+)"/.exec(text)?.[1];
    if (at === undefined) return;
    got.count++;
    got.times.push(Date.now() - Date.parse(at));
    got.sample = text;
  });
}

async function connectAll(count: number, connect: (i: number) => Promise<WebSocket>): Promise<WebSocket[]> {
  const all: WebSocket[] = [];
  for (let from = 0; from < count; from += 100)
    all.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(100, count - from) }, (_, i) => connect(from + i)),
      )),
    );
  return all;
}

function closeAll(sockets: readonly WebSocket[]): void {
  for (const ws of sockets) ws.terminate();
}

/** Opens a socket and sends frames; resolves once one comes that matches. */
function open(
  url: string,
  { protocol, frames, until }: { protocol?: string; frames: readonly object[]; until?: RegExp },
) {
  return new Promise<WebSocket>((resolve, reject) => {
    const ws = new WebSocket(url, protocol, { perMessageDeflate: false });
    ws.on("error", reject);
    ws.on("open", () => {
      for (const frame of frames) ws.send(JSON.stringify(frame));
      if (until === undefined) resolve(ws);
    });
    ws.on("message", (data) => until?.test(String(data)) && resolve(ws));
  });
}

const graphClient = (url: string, got: Got, distinct: boolean) => async (i: number) => {
  const payload = { apiKey: places.keys[i % places.keys.length] };
  const ws = await open(url, {
    protocol: "graphql-transport-ws",
    frames: [{ type: "connection_init", payload }],
    until: /connection_ack/,
  });
  listen(ws, got);
  ws.send(
    JSON.stringify({
      id: `c${i}`,
      type: "subscribe",
      payload: { query: selection(distinct ? i % SELECTIONS : 0) },
    }),
  );
  return ws;
};
const streamClient =
  (got: Got, filter: (i: number) => object, pause = false) =>
  async (i: number) => {
    const frames = [
      { action: "authenticate", apiKey: places.keys[i % places.keys.length] },
      { action: "subscribe", channels: ["scores"], ...filter(i) },
    ];
    const ws = await open(`${places.hub.replace("http", "ws")}/v1/stream`, { frames, until: /"subscribe"/ });
    if (pause) ws.pause();
    else listen(ws, got);
    return ws;
  };
const nothing = (): Got => ({ count: 0, times: [], sample: "" });

interface Measured {
  readonly cpu: number;
  readonly times: Timing;
  readonly sample: string;
}

async function measure(
  to: "hub" | "bare" | "naive",
  connect: (got: Got) => (i: number) => Promise<WebSocket>,
  events: number,
): Promise<Measured> {
  const got = nothing();
  const sockets = await connectAll(CLIENTS, connect(got));
  await order({ do: "events", to, count: 2, perSecond: EVENTS_PER_SECOND });
  Object.assign(got, { count: 0 });
  got.times.length = 0;
  const { cpu } = await order({ do: "events", to, count: events, perSecond: EVENTS_PER_SECOND });
  closeAll(sockets);
  if (got.count === 0) throw new Error(`${to}: nobody got anything.`);
  return { cpu: cpu / got.count, times: timing(got.times, events / EVENTS_PER_SECOND), sample: got.sample };
}

const ws = (url: string) => url.replace("http", "ws");
const shown = ({ cpu, times }: Measured) =>
  `${cpu.toFixed(1)} µs CPU a delivery, p50 ${times.p50.toFixed(0)} ms, p99 ${times.p99.toFixed(0)} ms, ${times.count} deliveries`;

const hub = await measure("hub", (got) => graphClient(`${ws(places.hub)}/graphql`, got, true), EVENTS);
server.send({ do: "message", text: hub.sample } satisfies Order);
const bare = await measure(
  "bare",
  (got) => async () => {
    const socket = await open(ws(places.bare), { frames: [] });
    listen(socket, got);
    return socket;
  },
  EVENTS,
);
const naive = await measure("naive", (got) => graphClient(ws(places.naive), got, true), NAIVE_EVENTS);
// What the events cost whether or not anybody listens: their commits, and reading them.
const unheard = await order({ do: "events", to: "hub", count: EVENTS, perSecond: EVENTS_PER_SECOND });
const committed = unheard.cpu / (EVENTS * CLIENTS);
console.log(`hub    ${SELECTIONS} selections, ${places.keys.length} classes: ${shown(hub)}`);
console.log(`bare   broadcast of the same ${hub.sample.length} bytes: ${shown(bare)}`);
console.log(`naive  one execution for each client: ${shown(naive)}`);
console.log(
  `hub / bare: CPU ${(hub.cpu / bare.cpu).toFixed(2)} (at most 1.5), p99 ${(hub.times.p99 / bare.times.p99).toFixed(2)} (at most 2); ` +
    `naive / hub: CPU ${(naive.cpu / hub.cpu).toFixed(1)}, p99 ${(naive.times.p99 / hub.times.p99).toFixed(1)}`,
);
console.log(
  `events with nobody to hear them: ${committed.toFixed(1)} µs CPU for each of ${CLIENTS} clients; without that hub / bare: CPU ${((hub.cpu - committed) / bare.cpu).toFixed(2)}`,
);

const filtered = nothing();
const many = await connectAll(
  CLIENTS,
  streamClient(filtered, (i) => ({ filter: { wallets: [`0x${i.toString(16).padStart(40, "0")}`] } })),
);
await order({ do: "events", to: "hub", count: FILTERED_EVENTS, perSecond: FILTERED_PER_SECOND });
closeAll(many);
const { p50, p99 } = timing(filtered.times, FILTERED_EVENTS / FILTERED_PER_SECOND);
console.log(
  `${CLIENTS} distinct filters at ${FILTERED_PER_SECOND} events/s: ${filtered.count} of ${FILTERED_EVENTS} delivered, p50 ${p50} ms, p99 ${p99} ms (at most 20)`,
);

const before = await order({ do: "memory" });
const idle = await connectAll(
  IDLE_CLIENTS,
  streamClient(nothing(), () => ({})),
);
const after = await order({ do: "memory" });
console.log(
  `${IDLE_CLIENTS} idle clients: ${((after.held - before.held) / IDLE_CLIENTS / KIB).toFixed(1)} kB each of heap and buffers, ${((after.rss - before.rss) / IDLE_CLIENTS / KIB).toFixed(1)} kB of memory (at most 25)`,
);
closeAll(idle);

const stalled = await connectAll(
  STALLED_CLIENTS,
  streamClient(nothing(), () => ({}), true),
);
const full = await order({ do: "events", to: "hub", count: STALLED_EVENTS, perSecond: FILTERED_PER_SECOND });
const fuller = await order({
  do: "events",
  to: "hub",
  count: STALLED_EVENTS,
  perSecond: FILTERED_PER_SECOND,
});
console.log(
  `${STALLED_CLIENTS} stalled clients: heap and buffers ${((fuller.held - full.held) / KIB / KIB).toFixed(1)} MB more after ${2 * STALLED_EVENTS} events than after ${STALLED_EVENTS}`,
);
closeAll(stalled);
