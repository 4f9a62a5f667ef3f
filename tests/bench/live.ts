/**
 * Live events to a thousand clients: the hub beside a bare broadcast of the same bytes and one execution for each
 * client; what an idle client holds; a thousand distinct filters; a hundred clients that do not read. All in one run,
 * the server in a process of its own. Prints ratios.
 *
 * The first comparison is over PostgreSQL, with the events committed by another process than serves them, as services
 * run. With the store of `tetron start`, which works in the server's process, its work and that of the commits counts too.
 *
 * @module
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "@tetron/domain/testing";
import { appendEvent } from "@tetron/lake/events";
import {
  aRootKeyFile,
  missingPostgres,
  nextMessage,
  openTestLake,
  startPostgres,
} from "@tetron/lake/testing";
import { WebSocket } from "ws";
import { atRate, TENANT } from "./live/at-rate.ts";
import { scoreEvent } from "./live/score-event.ts";
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
  /** Ids of scores that events may be of. */
  readonly scores: readonly string[];
}

/** A server, and who commits its events. */
interface Server {
  readonly places: Places;
  order(asked: Order): Promise<Report>;
  tell(asked: Order): void;
  /** Commits events at a rate. @returns What it took the server until all were delivered. */
  emit(count: number, perSecond: number): Promise<Report>;
}

/** What clients got. */
interface Got {
  count: number;
  /** Milliseconds from the event to the client. */
  readonly times: number[];
  sample: string;
}

await using stack = new AsyncDisposableStack();

/** @param env - Settings of the server: where its store is. */
async function startServer(
  env: Readonly<Record<string, string>>,
  emitTo: (server: Omit<Server, "emit">) => Server["emit"],
): Promise<Server> {
  const home = stack.use(temporaryFolder()).path;
  const file = fileURLToPath(new URL("live/server.ts", import.meta.url));
  const child = fork(file, [home, JSON.stringify(env)], {
    execArgv: ["--expose-gc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  stack.defer(() => void child.kill());
  const places = (await nextMessage(child)) as Places;
  const tell = (asked: Order) => void child.send(asked);
  const order = async (asked: Order) => {
    tell(asked);
    return (await nextMessage(child)) as Report;
  };
  return { places, tell, order, emit: emitTo({ places, tell, order }) };
}

/** The store in the server, which commits the events too. */
const startEmbedded = () =>
  startServer(
    {},
    ({ order }) =>
      (count, perSecond) =>
        order({ do: "events", to: "hub", count, perSecond }),
  );

/** PostgreSQL, to which this process commits. */
async function startOverPostgres(): Promise<Server> {
  const { url } = stack.use(await startPostgres());
  const env = { DATABASE_URL: url, TETRON_ROOT_KEY_FILE: await aRootKeyFile() };
  return startServer(env, ({ places: { scores }, tell, order }) => {
    const opening = openTestLake({ databaseUrl: url });
    return async (count, perSecond) => {
      const lake = await opening;
      tell({ do: "begin" });
      await atRate({ count, perSecond }, (i) =>
        lake.commit([appendEvent(scoreEvent({ id: scores[i % scores.length]!, tenant: TENANT, i }))]),
      );
      return order({ do: "end" });
    };
  });
}

const missing = missingPostgres();
const main = missing === undefined ? await startOverPostgres() : await startEmbedded();
const { places, order } = main;

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

const graphClient = (url: string, keys: readonly string[], got: Got) => async (i: number) => {
  const payload = { apiKey: keys[i % keys.length] };
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
      payload: { query: selection(i % SELECTIONS) },
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
  { emit, order: ask }: Server,
  to: "hub" | "bare" | "naive",
  connect: (got: Got) => (i: number) => Promise<WebSocket>,
  events: number,
): Promise<Measured> {
  const emitTo: Server["emit"] =
    to === "hub" ? emit : (count, perSecond) => ask({ do: "events", to, count, perSecond });
  const got = nothing();
  const sockets = await connectAll(CLIENTS, connect(got));
  await emitTo(2, EVENTS_PER_SECOND);
  Object.assign(got, { count: 0 });
  got.times.length = 0;
  const { cpu } = await emitTo(events, EVENTS_PER_SECOND);
  closeAll(sockets);
  if (got.count === 0) throw new Error(`${to}: nobody got anything.`);
  return { cpu: cpu / got.count, times: timing(got.times, events / EVENTS_PER_SECOND), sample: got.sample };
}

const ws = (url: string) => url.replace("http", "ws");
const shown = ({ cpu, times }: Measured) =>
  `${cpu.toFixed(1)} µs CPU a delivery, p50 ${times.p50.toFixed(0)} ms, p99 ${times.p99.toFixed(0)} ms, ${times.count} deliveries`;

/** Measures the hub and a bare broadcast of the same bytes, and prints their ratio. */
async function compare(server: Server, store: string): Promise<Measured> {
  const { keys, hub: url, bare: bareUrl } = server.places;
  const hub = await measure(server, "hub", (got) => graphClient(`${ws(url)}/graphql`, keys, got), EVENTS);
  server.tell({ do: "message", text: hub.sample });
  const toBare = (got: Got) => async () => {
    const socket = await open(ws(bareUrl), { frames: [] });
    listen(socket, got);
    return socket;
  };
  const bare = await measure(server, "bare", toBare, EVENTS);
  // What the events cost whether or not anybody listens: reading them, and in the embedded store their commits.
  const unheard = (await server.emit(EVENTS, EVENTS_PER_SECOND)).cpu / (EVENTS * CLIENTS);
  console.log(`${store}, ${SELECTIONS} selections, ${keys.length} classes`);
  console.log(`  hub   ${shown(hub)}`);
  console.log(`  bare  broadcast of the same ${hub.sample.length} bytes: ${shown(bare)}`);
  console.log(
    `  hub / bare: CPU ${(hub.cpu / bare.cpu).toFixed(2)} (at most 1.5), p99 ${(hub.times.p99 / bare.times.p99).toFixed(2)} (at most 2); events with nobody to hear them: ${unheard.toFixed(1)} µs for each of ${CLIENTS} clients`,
  );
  return hub;
}

const hub = await compare(
  main,
  missing === undefined
    ? "over PostgreSQL, events of another process"
    : `${missing}: with the embedded store`,
);
const naive = await measure(
  main,
  "naive",
  (got) => graphClient(ws(places.naive), places.keys, got),
  NAIVE_EVENTS,
);
console.log(`naive: one execution for each client: ${shown(naive)}`);
console.log(
  `naive / hub: CPU ${(naive.cpu / hub.cpu).toFixed(1)}, p99 ${(naive.times.p99 / hub.times.p99).toFixed(1)}`,
);

const filtered = nothing();
const many = await connectAll(
  CLIENTS,
  streamClient(filtered, (i) => ({ filter: { wallets: [`0x${i.toString(16).padStart(40, "0")}`] } })),
);
await main.emit(FILTERED_EVENTS, FILTERED_PER_SECOND);
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
const full = await main.emit(STALLED_EVENTS, FILTERED_PER_SECOND);
const fuller = await main.emit(STALLED_EVENTS, FILTERED_PER_SECOND);
console.log(
  `${STALLED_CLIENTS} stalled clients: heap and buffers ${((fuller.held - full.held) / KIB / KIB).toFixed(1)} MB more after ${2 * STALLED_EVENTS} events than after ${STALLED_EVENTS}`,
);
closeAll(stalled);
if (missing === undefined) await compare(await startEmbedded(), "with the embedded store");
