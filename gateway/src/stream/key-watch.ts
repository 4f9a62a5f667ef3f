import { within } from "@tetron/domain/within";
import type { Database } from "@tetron/lake/database";
import { usableKeys } from "@tetron/lake/keys";
import type { Log } from "@tetron/service/log";

/** Interval of looking whether keys are still usable; with the look itself it is less than two seconds. */
const LOOK_MS = 1_000;
/** Longest time for one look. */
const DEADLINE_MS = 900;

/** The keys of open streams. */
export interface KeyWatch {
  /**
   * Calls `revoked` once the key is not usable any more, whichever process revoked it.
   *
   * @returns Ends it.
   */
  watch(keyId: string, revoked: () => void): () => void;
}

/** Looks every second whether the keys of open streams are usable, all of them in one query. */
export function watchKeys(
  stack: DisposableStack | AsyncDisposableStack,
  { db, log }: { readonly db: Database; readonly log: Log },
): KeyWatch {
  const watched = new Map<string, Set<() => void>>();
  let looking = false;

  const look = async () => {
    if (looking || watched.size === 0) return;
    looking = true;
    const ids = [...watched.keys()];
    try {
      const usable = await within({ ms: DEADLINE_MS }, () => usableKeys(db, ids));
      for (const id of ids) if (!usable.has(id)) for (const revoked of watched.get(id) ?? []) revoked();
    } catch (error) {
      log.warn({ err: error }, "keys of open streams not looked up");
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(look, LOOK_MS).unref();
  stack.defer(() => clearInterval(timer));

  return {
    watch(keyId, revoked) {
      const entry = watched.get(keyId) ?? new Set();
      watched.set(keyId, entry.add(revoked));
      return () => {
        entry.delete(revoked);
        if (entry.size === 0 && watched.get(keyId) === entry) watched.delete(keyId);
      };
    },
  };
}
