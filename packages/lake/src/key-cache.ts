import type { Database } from "./database.ts";
import { findKey, hashSecret } from "./keys.ts";
import type { StoredKey } from "./tables/api-keys.ts";

/** How long a key is believed without asking again: a revocation elsewhere works after this long. */
const FRESH_MS = 2_000;
const MOST = 10_000;

export interface KeyCache {
  /** The stored key with this secret when it may be used; `undefined` when unknown or revoked. */
  lookup(secret: string): Promise<StoredKey | undefined>;
  /** Forgets everything, so that what has just changed is seen at once. */
  clear(): void;
}

/** Looks keys up at most once every two seconds each, unknown ones included. */
export function createKeyCache(db: Database, now: () => number = Date.now): KeyCache {
  const cache = new Map<string, { readonly until: number; readonly key: Promise<StoredKey | undefined> }>();
  return {
    async lookup(secret) {
      const hash = hashSecret(secret);
      let entry = cache.get(hash);
      if (entry === undefined || entry.until <= now()) {
        entry = { until: now() + FRESH_MS, key: findKey(db, secret) };
        // Re-inserting keeps the map in order of age: the first is the oldest.
        cache.delete(hash);
        cache.set(hash, entry);
        if (cache.size > MOST) cache.delete(cache.keys().next().value!);
        // A lookup that failed is not an answer.
        entry.key.catch(() => cache.delete(hash));
      }
      const key = await entry.key;
      return key?.revokedAt === null ? key : undefined;
    },
    clear: () => cache.clear(),
  };
}
