import { setImmediate } from "node:timers/promises";

/** Items that are made before the consumer asks for them. */
export interface Ahead<Item> extends AsyncIterable<Item> {
  /** Ends production. A consumer that may never iterate must call it. */
  stop(): void;
}

/**
 * Makes items before the consumer asks for them, and yields to the event loop after each. A consumer that may never iterate
 * must call `stop`.
 *
 * @param most - Maximum number of buffered items.
 */
export function ahead<Item>(items: Iterable<Item>, most: number): Ahead<Item> {
  const made: Item[] = [];
  let isEnded = false;
  let changed = Promise.withResolvers<void>();
  const change = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const making = make();
  // The iterator rethrows it; without a consumer it is no unhandled rejection.
  making.catch(() => {});
  return { [Symbol.asyncIterator]: taken, stop };

  async function make(): Promise<void> {
    try {
      for (const item of items) {
        made.push(item);
        change();
        await setImmediate();
        while (made.length >= most && !isEnded) await changed.promise;
        if (isEnded) return;
      }
    } finally {
      stop();
    }
  }

  function stop(): void {
    isEnded = true;
    change();
  }

  async function* taken(): AsyncGenerator<Item> {
    try {
      for (;;) {
        const item = made.shift();
        if (item === undefined) {
          if (isEnded) break;
          await changed.promise;
          continue;
        }
        change();
        yield item;
      }
      await making;
    } finally {
      stop();
    }
  }
}
