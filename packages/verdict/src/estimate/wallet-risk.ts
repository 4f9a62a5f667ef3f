import type { FraudModel } from "@tetron/models/fraud-model";
import { probabilityOf } from "@tetron/models/logistic";

/** Features that are told one by one; all others are told together. */
const TOLD = 8;

/** What one feature adds to a wallet's risk. */
export interface RiskReason {
  /** The feature's name; `other` and `held_out` stand for what is no single feature. */
  readonly feature: string;
  /** `null` when it cannot be told from the history, and for what is no single feature. */
  readonly value: number | null;
  /** Log-odds. */
  readonly contribution: number;
}

/** How likely a wallet is a fraud account by its own history. */
export interface WalletRisk {
  /** Log-odds of an average wallet. */
  readonly base: number;
  /** The features that weigh most, then `other`, then `held_out` for a wallet of the training set. */
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
 * @param heldOutLogOdds - What a model that never saw this wallet says, for a wallet that `model` was
 *   trained on and so knows by heart: the last reason brings the answer there.
 */
export function riskOf(
  model: FraudModel,
  behaviour: ArrayLike<number>,
  heldOutLogOdds: number | null,
): WalletRisk {
  const { base, contributions } = model.explain(behaviour);
  const byWeight = Array.from(contributions, (contribution, column) => ({ contribution, column })).sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || a.column - b.column,
  );
  const reasons: RiskReason[] = byWeight.slice(0, TOLD).map(({ contribution, column }) => ({
    feature: model.features[column]!,
    value: Number.isFinite(behaviour[column]) ? behaviour[column]! : null,
    contribution,
  }));
  const rest = byWeight.slice(TOLD).reduce((sum, { contribution }) => sum + contribution, 0);
  reasons.push(untold("other", rest));
  if (heldOutLogOdds !== null) reasons.push(untold("held_out", heldOutLogOdds - total(base, reasons)));
  const logOdds = total(base, reasons);
  return { base, reasons, logOdds, fraudProbability: probabilityOf(logOdds) };
}

function untold(feature: string, contribution: number): RiskReason {
  return { feature, value: null, contribution };
}

function total(base: number, reasons: readonly RiskReason[]): number {
  return reasons.reduce((sum, { contribution }) => sum + contribution, base);
}
