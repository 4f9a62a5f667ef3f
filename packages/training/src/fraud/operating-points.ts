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
 * What thresholds catch of whole histories, by models that did not see them.
 *
 * @param priorShift - To go from the log-odds of the training set's mix to those that are shipped.
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
