/** Places that are taken for a while, in the order of asking. */
export interface Turns {
  /**
   * Waits for a place; disposing of it gives it back.
   *
   * @throws The reason of `signal`.
   */
  next(signal: AbortSignal): Promise<Disposable>;
}

/** Lets `most` go on at once, the others in the order of asking. */
export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let free = most;
  const give = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async next(signal) {
      if (free > 0) free -= 1;
      else {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.push(resolve);
        await promise;
      }
      if (signal.aborted) {
        give();
        throw signal.reason;
      }
      return { [Symbol.dispose]: give };
    },
  };
}
