import type { FraudModel } from "@tetron/models/fraud-model";
import { probabilityOf } from "@tetron/models/logistic";

/** Features that are told one by one; all others are told together. */
const TOLD = 8;

/** What one feature adds to a wallet's risk. */
export interface RiskReason {
  /** The feature's name; `other` for all that are not told. */
  readonly feature: string;
  /** `null` when it cannot be told from the history, and for `other`. */
  readonly value: number | null;
  /** Log-odds. */
  readonly contribution: number;
}

/** How likely a wallet is a fraud account by its own history. */
export interface WalletRisk {
  /** Log-odds of an average wallet. */
  readonly base: number;
  /** The features that weigh most, then `other`. */
  readonly reasons: readonly RiskReason[];
  /** `base` and the contributions, added in order. */
  readonly logOdds: number;
  /** `1 / (1 + exp(-logOdds))`. */
  readonly fraudProbability: number;
}

/**
 * The model's answer with its reasons. The log-odds are the sum of what is told, so that they add up to
 * the bit; they differ from the model's own by the rounding of that sum.
 *
 * @param behaviour - In the order of `model.features`.
 */
export function riskOf(model: FraudModel, behaviour: ArrayLike<number>): WalletRisk {
  const { base, contributions } = model.explain(behaviour);
  const byWeight = Array.from(contributions, (contribution, column) => ({ contribution, column })).sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || a.column - b.column,
  );
  const reasons: RiskReason[] = byWeight.slice(0, TOLD).map(({ contribution, column }) => ({
    feature: model.features[column]!,
    value: Number.isFinite(behaviour[column]) ? behaviour[column]! : null,
    contribution,
  }));
  const other = byWeight.slice(TOLD).reduce((sum, { contribution }) => sum + contribution, 0);
  reasons.push({ feature: "other", value: null, contribution: other });
  const logOdds = reasons.reduce((sum, { contribution }) => sum + contribution, base);
  return { base, reasons, logOdds, fraudProbability: probabilityOf(logOdds) };
}
