import { setImmediate } from "node:timers/promises";

/** Items that are made ahead of whoever takes them. */
export interface Ahead<Item> extends AsyncIterable<Item> {
  /** Makes no more of them, whether somebody takes them or not. */
  stop(): void;
}

/**
 * Makes items ahead of whoever takes them, one by one: after each, others have their turn. Whoever may take none stops it.
 *
 * @param most - Items that wait to be taken, at most.
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
  // Thrown to whoever takes them, if anybody does.
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
