import { TetronError } from "./error.ts";

/**
 * Runs work that ends with the outer signal, or after a time.
 *
 * @param timeoutMs - Milliseconds; `Infinity` for no limit.
 * @throws TetronError `DEADLINE_EXCEEDED`, or the outer signal's reason.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const late = () =>
    controller.abort(new TetronError("DEADLINE_EXCEEDED", `Tetron did not answer within ${timeoutMs} ms.`));
  const timer = Number.isFinite(timeoutMs) ? setTimeout(late, timeoutMs) : undefined;
  const leave = forwardAbort(outer, controller);
  try {
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    leave();
  }
}

/** Aborts a controller together with a signal. @returns Ends that. */
export function forwardAbort(outer: AbortSignal | undefined, controller: AbortController): () => void {
  const abort = () => controller.abort(outer?.reason);
  if (outer?.aborted) abort();
  outer?.addEventListener("abort", abort, { once: true });
  return () => outer?.removeEventListener("abort", abort);
}

/** Waits. @throws The signal's reason. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve();
    }, ms);
    signal.addEventListener("abort", end, { once: true });
  });
}
