/** How often each key occurred; plain JSON. */
export type Tally = Record<string, number>;

/** Kept before each key, so that no key is `__proto__` or another name that objects have of their own. */
const MARK = "=";

/** The member of a tally that counts `key`. */
export function tallyKey(key: string): string {
  return MARK + key;
}

/** Counts one more of `key`, in place. */
export function countOne(tally: Tally, key: string): number {
  const marked = tallyKey(key);
  const count = (tally[marked] ?? 0) + 1;
  tally[marked] = count;
  return count;
}

/** How many different keys occurred. */
export function distinct(tally: Tally): number {
  return Object.keys(tally).length;
}
