/** A share with its interval. */
export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959964;

/**
 * A share of independent cases with Wilson's 95 % interval, which holds for few cases and for shares of 0 too.
 *
 * @param of - At least 1.
 */
export function shareInterval(hits: number, of: number): Interval {
  const share = hits / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { share, low: hits === 0 ? 0 : middle - half, high: hits === of ? 1 : middle + half };
}
