/**
 * Waits for the first of several promises, but no longer than a time.
 *
 * @returns What the first one gave; `undefined` when the time is up first.
 * @throws What the first one threw, or the reason of `signal` when it aborts.
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
