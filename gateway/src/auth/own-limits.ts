import type { Caller } from "@tetron/service/caller";

/** How long a limit is kept before it is read again; the time after which a change counts. */
const FRESH_MS = 5_000;
const MAX_KEYS = 10_000;

/** Reads the limit that was set for a key or its tenant; `null` when none was. */
export type ReadLimit = (key: Pick<Caller, "tenant" | "keyId">) => Promise<number | null>;

interface Held {
  readonly until: number;
  readonly limit: Promise<number | null>;
}

/**
 * Remembers what was read for five seconds: a request waits for the store only when its key was not seen for so long.
 *
 * @returns The same; it rejects when the limit cannot be read, and forgets that.
 */
export function rememberLimits(read: ReadLimit, now: () => number = Date.now): ReadLimit {
  const held = new Map<string, Held>();
  return (key) => {
    const known = held.get(key.keyId);
    if (known !== undefined && known.until > now()) return known.limit;
    const entry = { until: now() + FRESH_MS, limit: read(key) };
    // Inserted anew, so that the first is the oldest.
    held.delete(key.keyId);
    held.set(key.keyId, entry);
    if (held.size > MAX_KEYS) held.delete(held.keys().next().value!);
    entry.limit.catch(() => void (held.get(key.keyId) === entry && held.delete(key.keyId)));
    return entry.limit;
  };
}
