import type { Database } from "./database.ts";
import { hashSecret, mayExist } from "./key-secret.ts";
import { findKey, keyStatusAt } from "./keys.ts";
import type { StoredKey } from "./tables/api-keys.ts";

/** How long a lookup is cached; a revocation by another process takes effect after this. */
const FRESH_MS = 2_000;
const MAX_KEYS = 10_000;

export interface KeyCache {
  /** The stored key with this secret when usable; `undefined` when unknown, expired or revoked. */
  lookup(secret: string): Promise<StoredKey | undefined>;
  /** Whether the key was usable at its last lookup. */
  wasKnown(secret: string): boolean;
  /** Clears the cache, so that a change is seen at once. */
  clear(): void;
}

interface Entry {
  readonly until: number;
  readonly key: Promise<StoredKey | undefined>;
}

/**
 * Looks up each key at most once every two seconds, unknown ones included; one with a wrong checksum never.
 * Known and unknown keys are cached apart, so that invented keys cannot evict real ones.
 */
export function createKeyCache(db: Database, now: () => number = Date.now): KeyCache {
  const known = new Map<string, Entry>();
  const unknown = new Map<string, Entry>();

  const isUsable = (key: StoredKey) => keyStatusAt(key, new Date(now())) === "active";

  const keep = (cache: Map<string, Entry>, hash: string, entry: Entry) => {
    // Re-inserting keeps the map ordered by age: the first entry is the oldest.
    cache.delete(hash);
    cache.set(hash, entry);
    if (cache.size > MAX_KEYS) cache.delete(cache.keys().next().value!);
  };

  const ask = (secret: string, hash: string): Entry => {
    const entry = { until: now() + FRESH_MS, key: findKey(db, secret) };
    keep(unknown, hash, entry);
    entry.key.then(
      (key) => {
        if (unknown.get(hash) === entry) unknown.delete(hash);
        if (key && isUsable(key)) keep(known, hash, entry);
        else {
          known.delete(hash);
          keep(unknown, hash, entry);
        }
      },
      // A failed lookup is not cached.
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
      return key && isUsable(key) ? key : undefined;
    },
    wasKnown: (secret) => known.has(hashSecret(secret)),
    clear: () => {
      known.clear();
      unknown.clear();
    },
  };
}
