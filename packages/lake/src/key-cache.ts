import type { Database } from "./database.ts";
import { findKey, hashSecret, isValidAt, mayExist } from "./keys.ts";
import type { StoredKey } from "./tables/api-keys.ts";

/** How long an answer is believed without asking again: a revocation elsewhere works after this long. */
const FRESH_MS = 2_000;
const MOST = 10_000;

export interface KeyCache {
  /** The stored key with this secret when it may be used; `undefined` when unknown or revoked. */
  lookup(secret: string): Promise<StoredKey | undefined>;
  /** Whether the key could be used when it was last looked up. */
  wasKnown(secret: string): boolean;
  /** Forgets everything, so that what has just changed is seen at once. */
  clear(): void;
}

interface Entry {
  readonly until: number;
  readonly key: Promise<StoredKey | undefined>;
}

/**
 * Looks keys up at most once every two seconds each, unknown ones included; one with a wrong checksum never. What
 * is known and what is not are kept apart, so that made-up keys push no real one out.
 */
export function createKeyCache(db: Database, now: () => number = Date.now): KeyCache {
  const known = new Map<string, Entry>();
  const unknown = new Map<string, Entry>();

  const keep = (cache: Map<string, Entry>, hash: string, entry: Entry) => {
    // Re-inserting keeps the map in order of age: the first is the oldest.
    cache.delete(hash);
    cache.set(hash, entry);
    if (cache.size > MOST) cache.delete(cache.keys().next().value!);
  };

  const ask = (secret: string, hash: string): Entry => {
    const entry = { until: now() + FRESH_MS, key: findKey(db, secret) };
    keep(unknown, hash, entry);
    entry.key.then(
      (key) => {
        if (unknown.get(hash) === entry) unknown.delete(hash);
        if (key && isValidAt(key, new Date(now()))) keep(known, hash, entry);
        else {
          known.delete(hash);
          keep(unknown, hash, entry);
        }
      },
      // A lookup that failed is not an answer.
      () => void (unknown.get(hash) === entry && unknown.delete(hash)),
    );
    return entry;
  };

  return {
    async lookup(secret) {
      if (!mayExist(secret)) return undefined;
      const hash = hashSecret(secret);
      const held = [known.get(hash), unknown.get(hash)].find((entry) => entry && entry.until > now());
      const key = await (held ?? ask(secret, hash)).key;
      return key && isValidAt(key, new Date(now())) ? key : undefined;
    },
    wasKnown: (secret) => known.has(hashSecret(secret)),
    clear: () => {
      known.clear();
      unknown.clear();
    },
  };
}
