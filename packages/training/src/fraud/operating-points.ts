import { probabilityOf } from "@tetron/models/logistic";
import type { WalletRows } from "../data/training-rows.ts";

/** What a threshold on the probability catches. */
export interface OperatingPoint {
  readonly threshold: number;
  /** Share of the normal wallets at or above it. */
  readonly falsePositiveRate: number;
  /** Share of the fraudulent wallets at or above it. */
  readonly recall: number;
}

const THRESHOLDS = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];

/**
 * Computes what thresholds catch on whole histories, out of fold.
 *
 * @param priorShift - Added to log-odds at the training set's share of fraud to get the shipped ones.
 */
export function operatingPoints(
  rows: WalletRows,
  logOdds: Float64Array,
  priorShift: number,
): OperatingPoint[] {
  const share = (label: number, threshold: number) => {
    const ofClass = [...rows.keys.keys()].filter((row) => rows.ages[row] === 0 && rows.labels[row] === label);
    return (
      ofClass.filter((row) => probabilityOf(logOdds[row]! + priorShift) >= threshold).length / ofClass.length
    );
  };
  return THRESHOLDS.map((threshold) => ({
    threshold,
    falsePositiveRate: share(0, threshold),
    recall: share(1, threshold),
  }));
}
