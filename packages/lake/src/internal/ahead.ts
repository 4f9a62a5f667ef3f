import { setImmediate } from "node:timers/promises";

/**
 * Makes items ahead of whoever takes them, one by one: after each, others have their turn.
 *
 * @param most - Items that wait to be taken, at most.
 */
export function ahead<Item>(items: Iterable<Item>, most: number): AsyncIterable<Item> {
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
  return taken();

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
      isEnded = true;
      change();
    }
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
      isEnded = true;
      change();
    }
  }
}
