import { within } from "@tetron/domain/within";

/** A cached value that is read again when it is old, by one reader at a time. Times are in milliseconds. */
export interface Remembered<Value> {
  /**
   * Returns the value, read again when it is older than `freshMs`. Waits for at most `waitMs`: a reading that
   * takes longer continues and serves the next caller.
   *
   * @returns The newest value, with the problem if it is not fresh; `value` is `undefined` when none is
   *   younger than `keepMs`.
   * @throws The reason of `signal` when it aborts.
   */
  get(signal: AbortSignal): Promise<{ readonly value: Value | undefined; readonly problem: string | null }>;
}

export interface RememberOptions {
  /** Age up to which a value is returned without reading. */
  readonly freshMs: number;
  /** Age up to which a value is the fallback when reading fails. */
  readonly keepMs: number;
  /** Longest wait of a caller for a reading. */
  readonly waitMs: number;
}

/**
 * Caches the result of `read`. A caller's abort does not cancel `read`: others may await the same reading.
 */
export function remembered<Value>(
  read: () => Promise<Value>,
  { freshMs, keepMs, waitMs }: RememberOptions,
): Remembered<Value> {
  let last: { readonly value: Value; readonly at: number } | undefined;
  let reading: Promise<{ readonly problem: string | null }> | undefined;
  // A reading may fail only after its callers have timed out; the next caller gets the reason.
  let failed: string | undefined;

  const refresh = async () => {
    try {
      last = { value: await read(), at: performance.now() };
      failed = undefined;
      return { problem: null };
    } catch (error) {
      failed = (error as Error).message;
      return { problem: failed };
    } finally {
      reading = undefined;
    }
  };
  const younger = (ms: number) => last !== undefined && performance.now() - last.at <= ms;

  return {
    async get(signal) {
      signal.throwIfAborted();
      if (younger(freshMs)) return { value: last!.value, problem: null };
      reading ??= refresh();
      const current = reading;
      const onLate = () => ({
        problem: `no answer within ${waitMs} ms${failed === undefined ? "" : `; before that: ${failed}`}`,
      });
      const { problem } = await within({ ms: waitMs, signal, onLate }, () => current);
      return {
        value: younger(problem === null ? Number.POSITIVE_INFINITY : keepMs) ? last!.value : undefined,
        problem,
      };
    },
  };
}
