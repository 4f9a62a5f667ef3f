/** How often each key occurred; plain JSON. */
export type Tally = Record<string, number>;

/** Prefix of each key, so that no key is `__proto__` or another built-in property. */
const MARK = "=";

/** The member of a tally that counts `key`. */
export function tallyKey(key: string): string {
  return MARK + key;
}

/** Adds one to the count of `key`, in place. */
export function countOne(tally: Tally, key: string): number {
  const marked = tallyKey(key);
  const count = (tally[marked] ?? 0) + 1;
  tally[marked] = count;
  return count;
}

/** Number of distinct keys. */
export function countDistinct(tally: Tally): number {
  return Object.keys(tally).length;
}
