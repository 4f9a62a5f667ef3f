/** Something that waits for a subgraph. */
export interface Waiter {
  /** Called when the deadline has passed. */
  expire(): void;
  /** Called when the client has disconnected. */
  leave(reason: unknown): void;
}

/** Watches all waiters of one execution with a single timer. */
export interface Watch {
  readonly deadlineMs: number;
  add(waiter: Waiter): void;
  remove(waiter: Waiter): void;
  /** Notifies all waiters that the client has disconnected. */
  leave(reason: unknown): void;
  /** Stops the timer, at the end of the execution. */
  close(): void;
}

/** Starts a watch. No timer runs until a waiter is added. */
export function startWatch(deadlineMs: number): Watch {
  const dueAt = new Map<Waiter, number>();
  let timer: NodeJS.Timeout | undefined;

  const expire = () => {
    timer = undefined;
    const now = performance.now();
    for (const [waiter, due] of dueAt) {
      if (due > now) {
        // Waiters are in the order of their deadlines, so the first that is not due is the next.
        timer = setTimeout(expire, Math.ceil(due - now));
        return;
      }
      dueAt.delete(waiter);
      waiter.expire();
    }
  };

  return {
    deadlineMs,
    add: (waiter) => {
      dueAt.set(waiter, performance.now() + deadlineMs);
      timer ??= setTimeout(expire, deadlineMs);
    },
    remove: (waiter) => void dueAt.delete(waiter),
    leave: (reason) => {
      const left = [...dueAt.keys()];
      dueAt.clear();
      for (const waiter of left) waiter.leave(reason);
    },
    close: () => clearTimeout(timer),
  };
}
