import { firstWithin } from "../rpc/first-within.ts";

/** A value that is read again when it is old, by one reader at a time. Times in milliseconds. */
export interface Remembered<Value> {
  /**
   * The value, read again when it is older than `freshMs`, but waited for no longer than `waitMs`: a reading
   * that takes longer goes on and serves the next caller.
   *
   * @returns The newest value with the problem that kept it from being fresh, if any; `value` is `undefined`
   *   when none is younger than `keepMs`.
   * @throws The reason of `signal` when it aborts.
   */
  get(signal: AbortSignal): Promise<{ readonly value: Value | undefined; readonly problem: string | null }>;
}

export interface RememberOptions {
  /** Age up to which a value is given without reading. */
  readonly freshMs: number;
  /** Age up to which a value stands in when reading fails. */
  readonly keepMs: number;
  /** Longest time that a caller waits for a reading. */
  readonly waitMs: number;
}

/** Remembers what `read` gives. `read` is never told that a caller left: others may wait for the same reading. */
export function remembered<Value>(
  read: () => Promise<Value>,
  { freshMs, keepMs, waitMs }: RememberOptions,
): Remembered<Value> {
  let last: { readonly value: Value; readonly at: number } | undefined;
  let reading: Promise<{ readonly problem: string | null }> | undefined;
  // A reading that fails slowly is only heard of after its callers have left.
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
      const done = await firstWithin([reading], waitMs, signal);
      const silent = `no answer within ${waitMs} ms${failed === undefined ? "" : `; before that: ${failed}`}`;
      const problem = done === undefined ? silent : done.problem;
      return {
        value: younger(problem === null ? Number.POSITIVE_INFINITY : keepMs) ? last!.value : undefined,
        problem,
      };
    },
  };
}
