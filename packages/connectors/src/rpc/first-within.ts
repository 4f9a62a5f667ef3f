/**
 * Waits for the first of several promises to settle, for at most `ms` milliseconds.
 *
 * @returns The value of the first promise; `undefined` when the time is up first.
 * @throws The error of the first promise, or the reason of `signal` when it aborts.
 */
export async function firstWithin<Value>(
  promises: readonly Promise<Value>[],
  ms: number,
  signal: AbortSignal,
): Promise<Value | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms);
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([...promises, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}
