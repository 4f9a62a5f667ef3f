import { logOddsOf, probabilityOf } from "@tetron/models/logistic";

/** Shares of empty bins, so that their logarithm is finite. */
const MIN_SHARE = 1e-4;
const MAX_STEPS = 200;
const MIN_STEP = 1e-6;

/** How a number is distributed: the upper edges of its bins but the last, ascending, and the share in each bin. */
export interface Distribution {
  readonly edges: readonly number[];
  /** One more than the edges, and at last the share of values that are not defined. */
  readonly shares: readonly number[];
}

/** By how much a distribution moved. */
export interface Drift {
  /** Population stability index: 0 for none; above 0.25 is usually called a large one. */
  readonly psi: number;
  /** Kolmogorov-Smirnov distance over the edges, 0-1, of the values that are defined. */
  readonly ks: number;
}

/** The distribution of reference values over bins with about equally many of them each. */
export function referenceOf(values: readonly number[], bins = 10): Distribution {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const edges = new Set<number>();
  for (let bin = 1; bin < bins && sorted.length > 0; bin++)
    edges.add(sorted[Math.floor((bin * sorted.length) / bins)]!);
  return distributionOver([...edges], values);
}

/** The distribution of values over the bins of another one. */
export function distributionOver(edges: readonly number[], values: readonly number[]): Distribution {
  const counts = Array.from({ length: edges.length + 2 }, () => 0);
  for (const value of values) {
    if (!Number.isFinite(value)) counts[edges.length + 1]! += 1;
    else {
      const above = edges.findIndex((edge) => value < edge);
      counts[above === -1 ? edges.length : above]! += 1;
    }
  }
  return { edges, shares: counts.map((count) => count / Math.max(1, values.length)) };
}

/** Compares two distributions over the same bins. */
export function driftBetween(reference: Distribution, now: Distribution): Drift {
  const psi = reference.shares.reduce((sum, share, bin) => {
    const [before, after] = [Math.max(share, MIN_SHARE), Math.max(now.shares[bin]!, MIN_SHARE)];
    return sum + (after - before) * Math.log(after / before);
  }, 0);
  const defined = ({ shares }: Distribution) => Math.max(1 - shares.at(-1)!, MIN_SHARE);
  let [sumBefore, sumAfter, ks] = [0, 0, 0];
  for (let bin = 0; bin < reference.edges.length; bin++) {
    sumBefore += reference.shares[bin]! / defined(reference);
    sumAfter += now.shares[bin]! / defined(now);
    ks = Math.max(ks, Math.abs(sumBefore - sumAfter));
  }
  return { psi, ks };
}

/**
 * The share of fraud among wallets that best explains their probabilities, which assume another share.
 *
 * @param probabilities - By the model at the share `prior`.
 * @see Saerens, Latinne, Decaestecker 2002, "Adjusting the outputs of a classifier to new a priori probabilities".
 */
export function shareOfFraud(probabilities: readonly number[], prior: number): number {
  const logOdds = probabilities.map((each) => logOddsOf(Math.min(Math.max(each, 1e-9), 1 - 1e-9)));
  let share = prior;
  for (let step = 0; step < MAX_STEPS && probabilities.length > 0; step++) {
    const shift = logOddsOf(share) - logOddsOf(prior);
    const next = logOdds.reduce((sum, each) => sum + probabilityOf(each + shift), 0) / logOdds.length;
    const bounded = Math.min(Math.max(next, 1e-6), 1 - 1e-6);
    if (Math.abs(bounded - share) < MIN_STEP) return bounded;
    share = bounded;
  }
  return share;
}
