import type { FeatureName } from "./features.ts";

/** What an operator may decide about reputation, where data has no say. */
export interface ReputationPolicy {
  /** Exposure at two hops never takes a score below this, 0..100. 50 is "unknown"; 0 lifts the cap. */
  readonly indirectFloor: number;
  /** Weights in log-odds that stand instead of the fitted ones; raising features `>= 0`, others `<= 0`. */
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
  /** A change of this many points is announced whatever the band. */
  readonly announceFrom: number;
}

/**
 * The labelled histories hold no reports, almost no sanctioned parties and, fresh as their moments are, no
 * calm to compare a burst with, so these weights are chosen. One fresh report of fraud (feature 2/3) is
 * -4 in log-odds, which takes a wallet at 98 to 50 and an unknown one to 2; one good report is worth less
 * than a month of ordinary business. What lists say of a wallet now does not fade: a sanctions list or a
 * list of swindlers outweighs any past. Paying a sanctioned party weighs more than being paid by one, which
 * nobody can refuse. A settled wallet that is suddenly 64 times as busy loses 1.5, and 1.5 more if so is
 * the value it moves; both cost no AUC.
 */
export const DEFAULT_POLICY: ReputationPolicy = {
  indirectFloor: 50,
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

/** The band that a score lies in. */
export function bandOf(score: number, { bands }: ReputationPolicy): Band {
  if (score < bands.bad) return "bad";
  if (score < bands.poor) return "poor";
  if (score < bands.neutral) return "neutral";
  return score < bands.good ? "good" : "high";
}
