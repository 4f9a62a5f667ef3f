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

/**
 * The minimum of several runs, because other load can only add to them.
 *
 * @param enough - Runs that took more are repeated a few times more.
 */
export async function spentBy(work: () => Promise<unknown>, enough: number): Promise<Spent> {
  await work();
  let best = await once(work);
  for (let n = 1; n < RUNS || (n < RUNS + RETRIES && best.micros > enough); n++) {
    const next = await once(work);
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
  const milliseconds = (nanos: number) => Math.max(0, Math.round(nanos / 1e6 - RESOLUTION_MS));
  return {
    micros: user + system,
    delay: { p99: milliseconds(delay.percentile(99)), max: milliseconds(delay.max) },
  };
}
