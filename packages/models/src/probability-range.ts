import { logOddsOf, probabilityOf } from "./logistic.ts";

/** Bounds of a probability, in `[0, 1]`. */
export interface ProbabilityRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Venn-Abers bounds by log-odds: the calibrated probability of a wallet if it were normal, and if it were fraud. One of
 * them is right by construction, and the more known wallets have such log-odds the closer they are.
 *
 * @see Vovk, Petej, Fedorova 2015, "Large-scale probabilistic predictors with and without guarantees of validity".
 */
export interface RangeTable {
  /** Least log-odds of each group of the calibration, ascending; the first group begins at minus infinity. */
  readonly edges: Float64Array;
  /** Probabilities, non-decreasing, shape of `edges`. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The bounds for some log-odds, both at the table's share of fraud. */
export function rangeAt({ edges, low, high }: RangeTable, logOdds: number): ProbabilityRange {
  let [from, to] = [0, edges.length - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (logOdds >= edges[middle]!) from = middle;
    else to = middle - 1;
  }
  return { low: low[from]!, high: high[from]! };
}

/** The same bounds for another share of fraud, which moves all log-odds by `shift`. */
export function shiftRange({ low, high }: ProbabilityRange, shift: number): ProbabilityRange {
  if (shift === 0) return { low, high };
  const moved = (probability: number) =>
    probability <= 0 || probability >= 1 ? probability : probabilityOf(logOddsOf(probability) + shift);
  return { low: moved(low), high: moved(high) };
}

/** The smallest range that has all of these. */
export function hullOf(...ranges: readonly ProbabilityRange[]): ProbabilityRange {
  return {
    low: Math.min(...ranges.map(({ low }) => low)),
    high: Math.max(...ranges.map(({ high }) => high)),
  };
}
