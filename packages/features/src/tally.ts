/** How often each key occurred; plain JSON. */
export interface Tally {
  [key: `${typeof MARK}${string}`]: number;
  /** Of a tally whose keys are kept elsewhere: see {@link apartOf}. The keys beside it are those about to be counted. */
  apart?: Totals;
}

/** What is needed of a tally without its keys. */
export interface Totals {
  /** Number of keys. */
  distinct: number;
  /** Sum of all counts. */
  total: number;
  /** The count of the most frequent key. */
  most: number;
}

/** Prefix of each key, so that no key is `__proto__` or another built-in property. */
const MARK = "=";
type Marked = `${typeof MARK}${string}`;

/** The member of a tally that counts `key`. */
export function tallyKey(key: string): Marked {
  return `${MARK}${key}`;
}

/** Adds one to the count of `key`, in place. */
export function countOne(tally: Tally, key: string): number {
  const marked = tallyKey(key);
  const count = (tally[marked] ?? 0) + 1;
  tally[marked] = count;
  if (tally.apart === undefined) return count;
  if (count === 1) tally.apart.distinct += 1;
  tally.apart.total += 1;
  tally.apart.most = Math.max(tally.apart.most, count);
  return count;
}

/** Number of distinct keys. */
export function countDistinct(tally: Tally): number {
  return tally.apart?.distinct ?? countKeys(tally);
}

/** A tally without its keys. */
export function totalsOf(tally: Tally): Totals {
  if (tally.apart !== undefined) return tally.apart;
  const counts = Object.values(tally as Readonly<Record<Marked, number>>);
  return {
    distinct: counts.length,
    total: counts.reduce((sum, count) => sum + count, 0),
    most: counts.reduce((most, count) => Math.max(most, count), 0),
  };
}

/** The keys that a tally has, each with its count. */
export function keysOf(tally: Tally): [key: string, count: number][] {
  const { apart: _, ...counts } = tally;
  return Object.entries(counts).map(([key, count]) => [key.slice(MARK.length), count as number]);
}

/** Number of keys that a tally has. */
export function countKeys(tally: Tally): number {
  return Object.keys(tally).length - (tally.apart === undefined ? 0 : 1);
}

/** A tally without its keys, which has its totals from then on. */
export function apartOf(tally: Tally): Tally {
  return tally.apart !== undefined && countKeys(tally) === 0 ? tally : { apart: totalsOf(tally) };
}
