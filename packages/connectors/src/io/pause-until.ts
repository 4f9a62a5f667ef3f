import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until a time.
 *
 * @param at - By `performance.now()`; a time that is over is not waited for.
 * @throws The reason of `signal` when it aborts first.
 */
export async function pauseUntil(at: number, signal: AbortSignal): Promise<void> {
  const ms = Math.ceil(at - performance.now());
  try {
    // waits: a budget, a pause that somebody asks for, or the next look
    if (ms > 0) await sleep(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
