import { setTimeout as sleep } from "node:timers/promises";
import type { LoopDelay } from "../operations.ts";
import type { Target } from "./target.ts";

/** The effect of an attack on the process. */
export interface Effect {
  readonly loop: LoopDelay;
  /** Longest time that `/health/live` took to answer, milliseconds. */
  readonly deafMs: number;
  readonly cpuSeconds: number;
  /** Growth of the resident memory, megabytes of a million bytes. */
  readonly grownMb: number;
}

/** Limits on the effect of an attack. */
export const LIMITS: LoopDelay = { p99Ms: 50, maxMs: 250 };

const PING_EVERY_MS = 20;

/** Watches a process while something is done to it. */
export async function watch<Value>(
  { platform: { url }, operations, usage }: Target,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly effect: Effect }> {
  await operations.loopDelay();
  const before = usage();
  const done = new AbortController();
  const pings = ping(url, done.signal);
  const value = await work().finally(() => done.abort());
  const deafMs = await pings;
  const after = usage();
  return {
    value,
    effect: {
      loop: await operations.loopDelay(),
      deafMs,
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      grownMb: after.residentMb - before.residentMb,
    },
  };
}

/** CPU time that the process spends on work, in seconds. */
export async function cpuSeconds({ usage }: Target, work: () => Promise<unknown>): Promise<number> {
  const before = usage().cpuSeconds;
  await work();
  return usage().cpuSeconds - before;
}

async function ping(url: string, signal: AbortSignal): Promise<number> {
  let longest = 0;
  while (!signal.aborted) {
    const began = performance.now();
    await fetch(`${url}/health/live`);
    longest = Math.max(longest, performance.now() - began);
    // waits: the interval between two pings.
    await sleep(PING_EVERY_MS);
  }
  return longest;
}
