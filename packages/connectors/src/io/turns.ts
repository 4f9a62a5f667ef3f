/** Places that are taken for a while. */
export interface Turns {
  /**
   * Waits for a place; disposing of it gives it back.
   *
   * @param isAwaited - Whether somebody waits for what the place is for, asked when places are given; always when absent.
   * @throws The reason of `signal`.
   */
  next(signal: AbortSignal, isAwaited?: () => boolean): Promise<Disposable>;
}

interface Waiting {
  readonly isAwaited: () => boolean;
  /** @param isIdle - Nobody waits for it. */
  readonly go: (isIdle: boolean) => void;
}

/**
 * Lets `most` go on at once, in the order of asking. What nobody waits for goes on one at a time, so that it comes to an
 * end and leaves the other places, and the time of the process, to what somebody waits for.
 */
export function createTurns(most: number): Turns {
  const queue: Waiting[] = [];
  let free = most;
  let idle = 0;

  function give(): void {
    while (free > 0) {
      const at = queue.findIndex(({ isAwaited }) => idle === 0 || isAwaited());
      if (at === -1) return;
      const [{ isAwaited, go }] = queue.splice(at, 1) as [Waiting];
      const isIdle = !isAwaited();
      free -= 1;
      if (isIdle) idle += 1;
      go(isIdle);
    }
  }

  function leave(isIdle: boolean): void {
    free += 1;
    if (isIdle) idle -= 1;
    give();
  }

  return {
    async next(signal, isAwaited = () => true) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      queue.push({ isAwaited, go: resolve });
      give();
      const isIdle = await promise;
      if (signal.aborted) {
        leave(isIdle);
        throw signal.reason;
      }
      return { [Symbol.dispose]: () => leave(isIdle) };
    },
  };
}
