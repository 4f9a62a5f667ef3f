import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits so many milliseconds, or until `signal` aborts, whichever is first: whoever waits looks at the signal then. For
 * work in the background: it does not keep the process alive.
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
