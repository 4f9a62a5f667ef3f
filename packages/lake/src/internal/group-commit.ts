import { notCommitted } from "./failures.ts";

export interface GroupCommitOptions<Item> {
  /** Maximum items in one batch. */
  readonly maxBatch: number;
  /**
   * Maximum items that may wait; more are refused, so that a slow store shows as errors instead of growing
   * delay.
   */
  readonly maxWaiting: number;
  /** Longest that a caller waits for its item, in milliseconds. A batch that is being written continues. */
  readonly deadlineMs: number;
  /** Makes a batch durable, all or nothing. Calls never overlap. */
  readonly write: (items: readonly Item[]) => Promise<void>;
  /** Whether a batch failed because of one of its items, so that the others should be retried. */
  readonly isOneItemsFault: (error: unknown) => boolean;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly promise: PromiseWithResolvers<void>;
}

/**
 * Combines many small writes into few large ones. While one batch is being written, the next one collects: a
 * single caller is written at once, and concurrent callers share the cost of a commit.
 *
 * @returns Resolves once the item is durable; rejects when it is not, or when that is unknown. When the store
 *   does not answer in time, the failure's `outcome` says which of the two.
 */
export function createGroupCommit<Item>(options: GroupCommitOptions<Item>) {
  let waiting: Waiting<Item>[] = [];
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, options.maxBatch);
      waiting = waiting.slice(options.maxBatch);
      await settle(batch, options);
    }
    running = undefined;
  }

  return {
    commit(item: Item, signal?: AbortSignal): Promise<void> {
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (waiting.length >= options.maxWaiting)
        return Promise.reject(notCommitted("nothing_done", "Too many writes are waiting for the lake."));
      const entry = { item, promise: Promise.withResolvers<void>() };
      waiting.push(entry);
      // Callers of the same turn of the event loop share the first batch.
      running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(drain);
      if (signal !== undefined) withdrawOnAbort(entry, signal);
      expireAfterDeadline(entry);
      return entry.promise.promise;
    },
    /** Resolves when every submitted item is settled. */
    async idle(): Promise<void> {
      while (running !== undefined) await running;
    },
  };

  /** @returns Whether the entry was still waiting, so that it will not be written. */
  function withdraw(entry: Waiting<Item>): boolean {
    if (!waiting.includes(entry)) return false;
    waiting = waiting.filter((other) => other !== entry);
    return true;
  }

  function expireAfterDeadline(entry: Waiting<Item>): void {
    const expire = () => {
      const outcome = withdraw(entry) ? "nothing_done" : "unknown";
      entry.promise.reject(notCommitted(outcome, "The lake does not answer."));
    };
    const timer = setTimeout(expire, options.deadlineMs);
    const forget = () => clearTimeout(timer);
    entry.promise.promise.then(forget, forget);
  }

  function withdrawOnAbort(entry: Waiting<Item>, signal: AbortSignal): void {
    const onAbort = () => {
      if (withdraw(entry)) entry.promise.reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    const forget = () => signal.removeEventListener("abort", onAbort);
    entry.promise.promise.then(forget, forget);
  }
}

async function settle<Item>(
  batch: readonly Waiting<Item>[],
  options: GroupCommitOptions<Item>,
): Promise<void> {
  try {
    await options.write(batch.map(({ item }) => item));
    for (const { promise } of batch) promise.resolve();
  } catch (error) {
    if (batch.length > 1 && options.isOneItemsFault(error)) {
      // Bisecting finds one bad item in a few steps, where trying each would delay every later batch.
      const middle = batch.length >> 1;
      await settle(batch.slice(0, middle), options);
      await settle(batch.slice(middle), options);
    } else {
      for (const { promise } of batch) promise.reject(error);
    }
  }
}
