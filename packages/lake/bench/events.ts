/**
 * What it costs that readers see every event once and in one order, with four processes that write to one PostgreSQL
 * that waits for its disk, beside writers that keep no order (`unordered`, the reference) and ones that do not wake
 * readers either (`quiet`):
 *
 * - `lock`: a lock until the commit, which is sent when the events are answered, as the lake does;
 * - `ahead`: the same with the commit sent along;
 * - `marks`: each writer marks from where on it writes, and a reader does not pass a mark;
 * - `sequencer`: a process of its own gives places to events afterwards;
 * - `watermark`: a reader stops before the oldest transaction that is not done.
 *
 * Each is measured once a round, with many callers and with one caller a process, and beside a transaction that stays
 * open; the figures are the medians of the rounds. `--json` prints one object, `--rounds N` changes how many (7).
 *
 * @module
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import { nextMessage, type PostgresServer, startPostgres } from "../src/testing.ts";
import { ORDERS, type Order, UNORDERED } from "./events/orders.ts";
import { readAll } from "./events/reader.ts";

const WRITERS = 4;
/** Units that all writers commit together. */
const LOADS = [
  { name: "crowd", callers: 64, units: 8_000, isBeside: false },
  { name: "alone", callers: 1, units: 400, isBeside: false },
  { name: "beside", callers: 8, units: 2_000, isBeside: true },
] as const;
/** How long the transaction of `beside` stays open after the writers are done. */
const OPEN_MS = 1_000;

const { values } = parseArgs({
  options: { json: { type: "boolean" }, rounds: { type: "string", default: "7" } },
});
const rounds = Number(values.rounds);

interface Figures {
  readonly perSecond: number;
  readonly delayP50: number;
  readonly delayP99: number;
  readonly missed: number;
}

await using stack = new AsyncDisposableStack();
const server = stack.use(
  await startPostgres({ fsync: "on", synchronous_commit: "on", full_page_writes: "on" }),
);
const admin = new pg.Client({ connectionString: server.url });
await admin.connect();
stack.defer(() => admin.end());
const writers = await Promise.all(Array.from({ length: WRITERS }, () => start(server)));

const found = new Map<string, Figures[]>();
for (let round = 0; round < rounds; round++)
  for (const load of LOADS)
    for (const order of ORDERS) {
      const key = `${load.name} ${order.name}`;
      found.set(key, [...(found.get(key) ?? []), await measure(order, load)]);
    }
print();

async function start({ url }: PostgresServer, ...args: string[]): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("./events/writer.ts", import.meta.url)), [url, ...args]);
  stack.defer(() => void child.kill("SIGKILL"));
  await nextMessage(child);
  return child;
}

async function measure(order: Order, load: (typeof LOADS)[number]): Promise<Figures> {
  await admin.query(`drop schema if exists bench cascade; create schema bench;
    create table bench.rows (id text primary key, data text); create table bench.open (id int); ${order.table}`);
  const sequencer = order.sequence === undefined ? undefined : await start(server, "sequence");
  sequencer?.send({ order: order.name, units: 0, callers: 0 });
  const open = load.isBeside ? await openTransaction() : undefined;
  const each = load.units / WRITERS;
  const writing = Promise.all(
    writers.map(async (writer) => {
      writer.send({ order: order.name, units: each, callers: load.callers });
      return Number(await nextMessage(writer));
    }),
  );
  const written = writing.then(async () => {
    if (open === undefined) return;
    await new Promise((wake) => setTimeout(wake, OPEN_MS));
    await open.query("commit");
    await open.end();
  });
  const { count, delays } = await readAll(server.url, order, { count: load.units, written });
  await written;
  sequencer?.kill("SIGKILL");
  const sorted = Float64Array.from(delays).sort();
  return {
    perSecond: load.units / Math.max(...(await writing)),
    delayP50: quantile(sorted, 0.5),
    delayP99: quantile(sorted, 0.99),
    missed: load.units - count,
  };
}

/** A transaction that has written something, as an import of a long list has, and is not done. */
async function openTransaction(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("begin; insert into bench.open values (1)");
  return client;
}

/** The nearest rank; `NaN` of nothing. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

function median(numbers: readonly number[]): number {
  return quantile(Float64Array.from(numbers).sort(), 0.5);
}

function print(): void {
  const rows = LOADS.flatMap((load) =>
    ORDERS.map((order) => {
      const all = found.get(`${load.name} ${order.name}`)!;
      const reference = found.get(`${load.name} ${UNORDERED.name}`)!;
      return {
        load: load.name,
        order: order.name,
        per_second: round(median(all.map(({ perSecond }) => perSecond))),
        // Each round beside its own reference, which saw the same machine.
        ratio: round(median(all.map(({ perSecond }, i) => perSecond / reference[i]!.perSecond))),
        delay_p50_ms: round(median(all.map(({ delayP50 }) => delayP50))),
        delay_p99_ms: round(median(all.map(({ delayP99 }) => delayP99))),
        missed: Math.max(...all.map(({ missed }) => missed)),
      };
    }),
  );
  if (values.json) console.log(JSON.stringify({ bench: "events", rounds, rows }));
  else console.table(rows);
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
