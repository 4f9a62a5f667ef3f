/** The result of asking a source: `missing` means that it answered and has no data. */
export type SourceStatus = "ok" | "missing" | "late";

/** A source's answer; `value` is `undefined` exactly when `late` is true. */
export type Answer<Value> =
  | { readonly late: false; readonly value: Value }
  | { readonly late: true; readonly value: undefined; readonly cause: unknown };

/** One query to one source. */
export interface Question<Value> {
  /** How long to wait, in milliseconds. */
  readonly deadlineMs: number;
  readonly ask: (signal: AbortSignal) => Promise<Value>;
}

/**
 * Asks a source and stops waiting at its deadline. A source that fails is treated as late: the score records
 * that it did not answer, and continues without it.
 *
 * @param signal - Ends the whole request; its reason is thrown.
 */
export async function querySource<Value>(
  { deadlineMs, ask }: Question<Value>,
  signal: AbortSignal,
): Promise<Answer<Value>> {
  signal.throwIfAborted();
  const deadline = new AbortController();
  const stop = () => deadline.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const timer = setTimeout(() => deadline.abort(new Error(`No answer within ${deadlineMs} ms.`)), deadlineMs);
  try {
    return { late: false, value: await Promise.race([ask(deadline.signal), aborted(deadline.signal)]) };
  } catch (cause) {
    signal.throwIfAborted();
    return { late: true, value: undefined, cause };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** Rejects when `signal` aborts, for sources that ignore it. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
