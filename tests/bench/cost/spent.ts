import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** The cost of an operation. */
export interface Spent {
  /** CPU time in all threads. */
  readonly micros: number;
  /** Event loop delay meanwhile. */
  readonly delay: { readonly p99: number; readonly max: number };
}

const RUNS = 3;
const RETRIES = 4;
const RESOLUTION_MS = 2;

/** Prepares a piece of work, which is not measured, and returns it. */
export type Prepare = () => Promise<() => Promise<unknown>>;

/**
 * The minimum of several runs, because other load can only add to them.
 *
 * @param isEnough - What is more is measured a few times more.
 */
export async function spentBy(prepare: Prepare, isEnough: (spent: Spent) => boolean): Promise<Spent> {
  await (await prepare())();
  let best = await once(await prepare());
  for (let n = 1; n < RUNS || (n < RUNS + RETRIES && !isEnough(best)); n++) {
    const next = await once(await prepare());
    best = {
      micros: Math.min(best.micros, next.micros),
      delay: {
        p99: Math.min(best.delay.p99, next.delay.p99),
        max: Math.min(best.delay.max, next.delay.max),
      },
    };
  }
  return best;
}

async function once(work: () => Promise<unknown>): Promise<Spent> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // waits: the monitor takes a sample every RESOLUTION_MS.
  await sleep(RESOLUTION_MS * 2);
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  // waits: the monitor takes a sample every RESOLUTION_MS.
  await sleep(RESOLUTION_MS * 2);
  delay.disable();
  const micros = user + system;
  // What waits longer than this process computes waits for other processes.
  const milliseconds = (nanos: number) =>
    Math.round(Math.min(micros / 1_000, Math.max(0, nanos / 1e6 - RESOLUTION_MS)));
  return {
    micros,
    delay: { p99: milliseconds(delay.percentile(99)), max: milliseconds(delay.max) },
  };
}
