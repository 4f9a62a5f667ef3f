/**
 * The output of one step for a given input, and the input for a given output, in whole micro-USD.
 *
 * A step keeps `1 - ppm / 10^6` of its input, rounded down, subtracts `flat`, and then trades against a pool
 * of `depth` on each side (0: no pool). Both functions are monotonic in the amount, which makes dominance
 * between two amounts safe. Arguments and results are safe integers; {@link amountIn} may return `Infinity`.
 *
 * @module
 */

const MILLION = 1_000_000;

/** The largest payment that the router supports: 2^50 micro-USD, about 1.1 billion USD. */
export const MAX_MICRO_USD = 2 ** 50;

/** The output for an input of `amount`; zero or less when the fees take all of it. */
export function amountOut(amount: number, flat: number, ppm: number, depth: number): number {
  const kept = timesRatioDown(amount, MILLION - ppm, MILLION) - flat;
  return depth === 0 || kept <= 0 ? kept : timesRatioDown(kept, depth, depth + kept);
}

/** The smallest input whose output is at least `amount`; `Infinity` above {@link MAX_MICRO_USD}. */
export function amountIn(amount: number, flat: number, ppm: number, depth: number): number {
  if (depth !== 0 && amount >= depth) return Number.POSITIVE_INFINITY;
  const kept = (depth === 0 ? amount : timesRatioUp(amount, depth, depth - amount)) + flat;
  if (kept > MAX_MICRO_USD) return Number.POSITIVE_INFINITY;
  const given = timesRatioUp(kept, MILLION, MILLION - ppm);
  return given > MAX_MICRO_USD ? Number.POSITIVE_INFINITY : given;
}

/** `floor(amount * times / by)`, exact; products from 2^52 on use bigint. */
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
