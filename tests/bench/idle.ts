/**
 * What the platform costs that nobody uses, as `npm start` runs it in an empty folder with nothing configured: the
 * simulated network plays. One line a minute: processor time in per cent of a core, by thread where the system says, the
 * store's size and resident memory. What grows from minute to minute shows. In the first minutes estimates of the shipped wallets
 * are computed in a thread of their own; without `/proc` there are no threads.
 *
 * Beside it, how many times as long a fixed piece of work takes in bursts as in one go: on some virtual machines it is
 * several times while they are idle. The share divided by it is about what the platform costs on a machine that is awake.
 *
 * - `--minutes N` (8).
 * - `--statements`: what the store spent its time on in the third and the last minute, by statement.
 * - `--off`: without the simulated network.
 * - `--root DIR`: of another checkout.
 * - `--json` prints one object.
 *
 * @module
 */
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import getPort from "get-port";
import { operationsOn } from "../operations.ts";
import { aHome, startEmbedded } from "../platform.ts";
import { startBursts } from "./idle/bursts.ts";
import type { StoreCosts } from "./idle/count-statements.ts";
import { type ThreadTime, threadTimes } from "./idle/threads.ts";

const MINUTE_MS = 60_000;
const MEGABYTE = 1e6;
/** Statements that are listed. */
const MAX_LISTED_STATEMENTS = 40;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "8" },
    statements: { type: "boolean", default: false },
    off: { type: "boolean", default: false },
    root: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

/** Sums since the start. */
interface Sample {
  readonly at: number;
  readonly seconds: number;
  readonly threads: ReadonlyMap<number, ThreadTime>;
  readonly costs: StoreCosts | undefined;
}

await using stack = new AsyncDisposableStack();
const home = aHome(stack);
const operationsPort = await getPort({ host: "127.0.0.1" });
const costsFile = join(home, "statements.json");
const counter = pathToFileURL(join(import.meta.dirname, "idle/count-statements.ts"));
const tetron = stack.use(
  await startEmbedded(
    home,
    {
      TETRON_SIMULATION: values.off ? "off" : "on",
      TETRON_OPERATIONS_PORT: `${operationsPort}`,
      ...(values.statements && {
        NODE_OPTIONS: `--import=${counter}`,
        TETRON_BENCH_STATEMENTS: costsFile,
      }),
    },
    values.root,
  ),
);
const operations = operationsOn(operationsPort);
const end = new AbortController();
stack.defer(() => end.abort());
const bursts = startBursts(end.signal);
const minutes: Minute[] = [];
let before = await sample();
for (let minute = 1; minute <= Number(values.minutes); minute++) {
  // waits: what an idle minute costs is what is measured.
  await sleep(MINUTE_MS);
  const after = await sample();
  const measured = {
    ...{ minute, percent: share(after.seconds - before.seconds, before, after), slowdown: bursts.slowdown() },
    threads: sharesOf(before, after),
    storeMb: bytesIn(join(home, "lake")) / MEGABYTE,
    memoryMb: (await operations.metric("process_resident_memory_bytes")) / MEGABYTE,
    statements: after.costs && differences(before.costs, after.costs),
  };
  minutes.push(measured);
  if (!values.json) console.log(lineOf(measured));
  before = after;
}
if (values.json) console.log(JSON.stringify({ minutes }));
else if (values.statements) for (const each of [minutes[2], minutes.at(-1)]) if (each) listStatements(each);

type Minute = {
  readonly minute: number;
  /** Of a core. */
  readonly percent: number;
  /** Of the reference: time in bursts by that in one go. */
  readonly slowdown: number;
  readonly threads: Readonly<Record<string, number>>;
  readonly storeMb: number;
  readonly memoryMb: number;
  readonly statements: Differences | undefined;
};

async function sample(): Promise<Sample> {
  const seconds = await operations.metric("process_cpu_seconds_total");
  const threads = threadTimes(tetron.edge.child.pid!);
  const costs = existsSync(costsFile)
    ? (JSON.parse(readFileSync(costsFile, "utf8")) as StoreCosts)
    : undefined;
  return { at: performance.now(), seconds, threads, costs };
}

/** Shares of the threads by their names. One that has ended since is not there. */
function sharesOf(from: Sample, to: Sample): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const [id, { name, seconds }] of to.threads)
    shares[name] = (shares[name] ?? 0) + share(seconds - (from.threads.get(id)?.seconds ?? 0), from, to);
  return shares;
}

function share(seconds: number, from: Sample, to: Sample): number {
  return (seconds * 100_000) / (to.at - from.at);
}

function bytesIn(folder: string): number {
  return globSync(`${folder}/**`).reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

function lineOf({ minute, percent, slowdown, threads, storeMb, memoryMb }: Minute): string {
  const some = Object.entries(threads)
    .filter(([, share]) => share >= 0.05)
    .map(([name, share]) => `${name} ${share.toFixed(1)}`);
  return `minute ${`${minute}`.padStart(3)}  ${percent.toFixed(1).padStart(5)} % of a core, bursts ${slowdown.toFixed(1)} times: ${(percent / slowdown).toFixed(1)} %  store ${storeMb.toFixed(1)} MB  memory ${memoryMb.toFixed(0)} MB  (${some.join(", ")})`;
}

interface Differences {
  readonly threadMs: number;
  readonly statements: readonly { text: string; runs: number; ms: number; rows: number }[];
}

function differences(from: StoreCosts | undefined, to: StoreCosts): Differences {
  const statements = Object.entries(to.statements)
    .map(([text, { runs, ms, rows }]) => {
      const was = from?.statements[text] ?? { runs: 0, ms: 0, rows: 0 };
      return { text, runs: runs - was.runs, ms: ms - was.ms, rows: rows - was.rows };
    })
    .filter(({ runs }) => runs > 0)
    .toSorted((a, b) => b.ms - a.ms);
  return { threadMs: to.threadMs - (from?.threadMs ?? 0), statements };
}

function listStatements({ minute, statements }: Minute): void {
  if (statements === undefined) return;
  const all = statements.statements.reduce(
    (sum, { runs, ms }) => ({ runs: sum.runs + runs, ms: sum.ms + ms }),
    {
      ...{ runs: 0, ms: 0 },
    },
  );
  console.log(
    `minute ${minute}: ${all.runs} statements in ${all.ms.toFixed(0)} ms, ${statements.threadMs.toFixed(0)} ms of the store's thread`,
  );
  for (const { text, runs, ms, rows } of statements.statements.slice(0, MAX_LISTED_STATEMENTS))
    console.log(
      `${ms.toFixed(0).padStart(6)} ms ${`${runs}`.padStart(5)} times ${`${rows}`.padStart(6)} rows  ${text.slice(0, 170)}`,
    );
}
