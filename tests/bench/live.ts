/**
 * Live events to a thousand clients: the hub beside a bare broadcast of the same bytes and one execution for each
 * client; what an idle client holds; a thousand distinct filters; a hundred clients that do not read. All in one run,
 * the server in a process of its own. Prints ratios.
 *
 * The first comparison is over PostgreSQL, with the events committed by another process than serves them, as services
 * run. Beside it the floor: the minimum that any program has to do for these events. With the store of `tetron start`,
 * which works in the server's process, its work and that of the commits counts too. `-- --only deliveries` ends after the
 * first comparison.
 *
 * @module
 */
import { missingPostgres } from "@tetron/lake/testing";
import type { WebSocket } from "ws";
import { closeAll, connectAll, type Got, listen, nothing, open } from "./live/clients.ts";
import { type Emit, type Floor, type Server, startEmbedded, startOverPostgres } from "./live/processes.ts";
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

await using stack = new AsyncDisposableStack();

const missing = missingPostgres();
const { server: main, floor } =
  missing === undefined
    ? await startOverPostgres(stack)
    : { server: await startEmbedded(stack), floor: undefined };
const { places, order } = main;

/** One of fifty selections that span three subgraphs. */
function selection(i: number): string {
  const extra = ["confidence", "base", "createdAt", "requestId", "currency", "amount"].filter(
    (_, bit) => (i >> bit) & 1,
  );
  return `subscription { scoreStream { id timestamp transactionId fraudScore
    score { status ${extra.join(" ")} versions { model } } to { id reputation { score band confidence } } } }`;
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

interface Measured {
  readonly cpu: number;
  readonly times: Timing;
  readonly sample: string;
}

async function measure(
  name: string,
  emit: Emit,
  { connect, events }: { connect: (got: Got) => (i: number) => Promise<WebSocket>; events: number },
): Promise<Measured> {
  const got = nothing();
  const sockets = await connectAll(CLIENTS, connect(got));
  await emit(2, EVENTS_PER_SECOND);
  Object.assign(got, { count: 0 });
  got.times.length = 0;
  const { cpu } = await emit(events, EVENTS_PER_SECOND);
  closeAll(sockets);
  if (got.count === 0) throw new Error(`${name}: nobody got anything.`);
  return { cpu: cpu / got.count, times: timing(got.times, events / EVENTS_PER_SECOND), sample: got.sample };
}

const emitTo =
  ({ order: ask }: Server, to: "bare" | "naive"): Emit =>
  (count, perSecond) =>
    ask({ do: "events", to, count, perSecond });
const plainClient = (url: string) => (got: Got) => async () => {
  const socket = await open(url, { frames: [] });
  listen(socket, got);
  return socket;
};
const ws = (url: string) => url.replace("http", "ws");
const ratio = (one: Measured, other: Measured) =>
  `CPU ${(one.cpu / other.cpu).toFixed(2)}, p99 ${(one.times.p99 / other.times.p99).toFixed(2)}`;
const shown = ({ cpu, times }: Measured) =>
  `${cpu.toFixed(1)} µs CPU a delivery, p50 ${times.p50.toFixed(0)} ms, p99 ${times.p99.toFixed(0)} ms, ${times.count} deliveries`;

/** Measures the hub, a bare broadcast of the same bytes and what any program needs, and prints their ratios. */
async function compare(server: Server, store: string, least?: Floor): Promise<Measured> {
  const { keys, hub: url, bare: bareUrl } = server.places;
  const hub = await measure("hub", server.emit, {
    connect: (got) => graphClient(`${ws(url)}/graphql`, keys, got),
    events: EVENTS,
  });
  server.tell({ do: "message", text: hub.sample });
  const bare = await measure("bare", emitTo(server, "bare"), {
    connect: plainClient(ws(bareUrl)),
    events: EVENTS,
  });
  console.log(`${store}, ${SELECTIONS} selections, ${keys.length} classes`);
  console.log(`  hub   ${shown(hub)}`);
  console.log(`  bare  broadcast of the same ${hub.sample.length} bytes: ${shown(bare)}`);
  console.log(`  hub / bare: ${ratio(hub, bare)} (at most 1.5 and 2)`);
  if (least === undefined) {
    const { cpu } = await server.emit(EVENTS, EVENTS_PER_SECOND);
    console.log(
      `  commits of the events with nobody to hear them: ${(cpu / EVENTS / CLIENTS).toFixed(1)} µs for each of ${CLIENTS} clients`,
    );
    return hub;
  }
  const payload = JSON.stringify((JSON.parse(hub.sample) as { payload: object }).payload);
  least.tell({ do: "message", text: payload });
  const floorOf = await measure("floor", least.emit, { connect: plainClient(least.url), events: EVENTS });
  console.log(`  floor the page read and each client sent its own frame, nothing else: ${shown(floorOf)}`);
  console.log(`  floor / bare: ${ratio(floorOf, bare)}; hub / floor: ${ratio(hub, floorOf)}`);
  return hub;
}

const hub = await compare(
  main,
  missing === undefined
    ? "over PostgreSQL, events of another process"
    : `${missing}: with the embedded store`,
  floor,
);
if (process.argv.includes("deliveries")) {
  await stack.disposeAsync();
  process.exit(0);
}
const naive = await measure("naive", emitTo(main, "naive"), {
  connect: (got) => graphClient(ws(places.naive), places.keys, got),
  events: NAIVE_EVENTS,
});
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
if (missing === undefined) await compare(await startEmbedded(stack), "with the embedded store");
