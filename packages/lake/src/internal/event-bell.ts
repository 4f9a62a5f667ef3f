import type { EventType } from "@tetron/domain/events";

/** Wakes those who wait for events of certain types. */
export interface Bell {
  /** @param types - Of the events that may have been committed; `undefined` when that is not known. */
  ring(types: readonly EventType[] | undefined): void;
  /** Resolves at the next ring after the call that may be of one of these types; of any when absent. */
  next(types: readonly EventType[] | undefined): Promise<void>;
}

interface Waiting {
  readonly types: readonly EventType[] | undefined;
  readonly woken: PromiseWithResolvers<void>;
}

export function createBell(): Bell {
  // One for each selection of types, however often it is waited for: a wait that is given up leaves nothing behind.
  const waiting = new Map<string, Waiting>();
  return {
    ring(rung) {
      for (const [key, { types, woken }] of waiting) {
        if (rung !== undefined && types !== undefined && !types.some((type) => rung.includes(type))) continue;
        waiting.delete(key);
        woken.resolve();
      }
    },
    next(types) {
      const key = types?.join() ?? "";
      let found = waiting.get(key);
      if (found === undefined) {
        found = { types, woken: Promise.withResolvers() };
        waiting.set(key, found);
      }
      return found.woken.promise;
    },
  };
}
