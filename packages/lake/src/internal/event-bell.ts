/** Wakes every waiter. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring after the call. */
  next(): Promise<void>;
}

export function createBell(): Bell {
  let waiting = Promise.withResolvers<void>();
  return {
    ring() {
      waiting.resolve();
      waiting = Promise.withResolvers<void>();
    },
    next: () => waiting.promise,
  };
}
