/**
 * What one step leaves of an amount, and what it needs, in whole micro-USD.
 *
 * A step keeps `1 - ppm / 10^6` of what it is given, rounded down, takes `flat`, and then trades against a
 * pool of `depth` on each side (0: no pool). Both functions rise with the amount, which is what makes
 * dominance between two amounts safe. All arguments and results are safe integers.
 *
 * @module
 */

const MILLION = 1_000_000;

/** The most that a payment can be worth to the router: 2^50 micro-USD, about 1.1 billion USD. */
export const LARGEST_AMOUNT = 2 ** 50;

/** What arrives when `amount` goes in; zero or less when the step eats all of it. */
export function arriving(amount: number, flat: number, ppm: number, depth: number): number {
  const kept = timesRatioDown(amount, MILLION - ppm, MILLION) - flat;
  return depth === 0 || kept <= 0 ? kept : timesRatioDown(kept, depth, depth + kept);
}

/** The least amount of which at least `amount` arrives; `Infinity` when nothing the router can carry does. */
export function needed(amount: number, flat: number, ppm: number, depth: number): number {
  if (depth !== 0 && amount >= depth) return Number.POSITIVE_INFINITY;
  const kept = (depth === 0 ? amount : timesRatioUp(amount, depth, depth - amount)) + flat;
  if (kept > LARGEST_AMOUNT) return Number.POSITIVE_INFINITY;
  const given = timesRatioUp(kept, MILLION, MILLION - ppm);
  return given > LARGEST_AMOUNT ? Number.POSITIVE_INFINITY : given;
}

/** `floor(amount * times / by)`, exact: products beyond 2^52 leave floating point. */
function timesRatioDown(amount: number, times: number, by: number): number {
  if (times === by) return amount;
  const product = amount * times;
  if (product < 2 ** 52) return Math.floor(product / by);
  return Number((BigInt(amount) * BigInt(times)) / BigInt(by));
}

/** `ceil(amount * times / by)`, exact. */
function timesRatioUp(amount: number, times: number, by: number): number {
  if (times === by) return amount;
  const product = amount * times;
  if (product < 2 ** 52) return Math.ceil(product / by);
  return Number((BigInt(amount) * BigInt(times) + BigInt(by) - 1n) / BigInt(by));
}
