import type { FeatureName } from "./features.ts";

/** Settings of reputation that an operator chooses, where there are no data to fit. */
export interface ReputationPolicy {
  /** Exposure at two hops never lowers a score below this, 0..100. 50 is "unknown"; 0 removes the cap. */
  readonly indirectFloor: number;
  /**
   * Other addresses of a wallet's holder never raise its score above this, nor by more than it is above 50; 50..100. At 50 they
   * only lower scores.
   */
  readonly holderCeiling: number;
  /** Weights in log-odds that replace the fitted ones; raising features `>= 0`, others `<= 0`. */
  readonly weights: Readonly<Partial<Record<FeatureName, number>>>;
  /** Upper ends of the bands below `high`, ascending, 0..100. */
  readonly bands: {
    readonly bad: number;
    readonly poor: number;
    readonly neutral: number;
    readonly good: number;
  };
  /** A score must pass a band's end by this many points before a change of band is announced. */
  readonly hysteresis: number;
  /** A change of this many points is announced even within a band. */
  readonly announceFrom: number;
}

/**
 * These weights are chosen, not fitted: the labelled histories have no reports, almost no sanctioned parties
 * and, since they are scored soon after activity, no calm period to compare a burst with. One fresh report of
 * fraud (feature 2/3) is -4 in log-odds, which takes a wallet from 98 to 50 and an unknown one to 2; a good
 * report is worth less than a month of ordinary business. Current list entries do not fade: a sanctions or
 * fraud list outweighs any history. Paying a sanctioned party weighs more than being paid by one, which
 * cannot be refused. A settled wallet that is suddenly 64 times as busy loses 1.5 in log-odds, and 1.5 more
 * if the value it moves rises as much; neither reduces the AUC. The holder's other addresses raise a score by
 * less than what a reputable wallet has: who can make one of its owner pay together with him, as in a PayJoin,
 * gets a part of its name.
 */
export const DEFAULT_POLICY: ReputationPolicy = {
  indirectFloor: 50,
  holderCeiling: 70,
  weights: {
    sanctioned_in: -1.5,
    sanctioned_out: -3,
    fraud_reports: -6,
    good_reports: 2,
    listed_bad: -8,
    listed_good: 2,
    rate: -2,
    value: -2,
  },
  bands: { bad: 20, poor: 40, neutral: 60, good: 80 },
  hysteresis: 2,
  announceFrom: 5,
};

export type Band = "bad" | "poor" | "neutral" | "good" | "high";

/** The band of a score. */
export function bandOf(score: number, { bands }: ReputationPolicy): Band {
  if (score < bands.bad) return "bad";
  if (score < bands.poor) return "poor";
  if (score < bands.neutral) return "neutral";
  return score < bands.good ? "good" : "high";
}
