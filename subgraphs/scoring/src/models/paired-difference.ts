/** A share with its 95 % interval. */
export interface Estimated {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959964;

/** Wilson's 95 % interval of a share. @param of - At least 1. */
export function shareOf(hits: number, of: number): Estimated {
  const value = hits / of;
  const middle = value + Z ** 2 / (2 * of);
  const margin = Z * Math.sqrt((value * (1 - value)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return { value, low: Math.max(0, (middle - margin) / scale), high: Math.min(1, (middle + margin) / scale) };
}

/**
 * The difference of two shares of the same cases, the second minus the first, with its 95 % interval.
 *
 * @param only - Cases that only the first has, and that only the second has.
 * @param of - All cases, at least 1.
 * @see Bonett, Price 2012, "Adjusted Wald confidence interval for a difference of binomial proportions based on paired data".
 */
export function pairedDifference(
  only: { readonly first: number; readonly second: number },
  of: number,
): Estimated {
  const [first, second] = [(only.first + 1) / (of + 2), (only.second + 1) / (of + 2)];
  const middle = second - first;
  const margin = Z * Math.sqrt((first + second - middle ** 2) / (of + 2));
  return {
    value: (only.second - only.first) / of,
    low: Math.max(-1, middle - margin),
    high: Math.min(1, middle + margin),
  };
}
