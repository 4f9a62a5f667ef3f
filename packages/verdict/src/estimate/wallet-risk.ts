import type { FraudModel } from "@tetron/models/fraud-model";
import { probabilityOf } from "@tetron/models/logistic";
import type { ProbabilityRange } from "@tetron/models/probability-range";
import type { TellingModel } from "./telling-model.ts";

/** The contribution of one feature to a wallet's risk. */
export interface RiskReason {
  /** The feature's name, or `other` or `held_out`, which are not single features. */
  readonly feature: string;
  /** `null` when the history does not determine it, and for `other` and `held_out`. */
  readonly value: number | null;
  /** Log-odds. */
  readonly contribution: number;
}

/** The probability that a wallet is a fraud account, judged by its own history. */
export interface WalletRisk {
  /** Log-odds of an average wallet. */
  readonly base: number;
  /**
   * The features with the largest contributions, then `other`, then `held_out` for a wallet of the training
   * set.
   */
  readonly reasons: readonly RiskReason[];
  /** `base` and the contributions, added in order. */
  readonly logOdds: number;
  /** `1 / (1 + exp(-logOdds))`. */
  readonly fraudProbability: number;
}

/**
 * The model's estimate with its reasons. The log-odds are the sum of the reported contributions, so that they
 * add up to the bit; they differ from the model's own by the rounding of that sum.
 *
 * @param behaviour - In the order of `model.features`.
 * @param heldOutLogOdds - The estimate of a model that was not trained on this wallet, for a wallet of
 *   `model`'s training set: the last reason corrects the answer to it.
 */
export function riskOf(
  model: Pick<TellingModel, "features" | "tell">,
  behaviour: ArrayLike<number>,
  heldOutLogOdds: number | null,
): WalletRisk {
  const { base, strongest, rest } = model.tell(behaviour);
  const reasons: RiskReason[] = strongest.map(({ contribution, column }) => ({
    feature: model.features[column]!,
    value: Number.isFinite(behaviour[column]) ? behaviour[column]! : null,
    contribution,
  }));
  reasons.push(otherContribution("other", rest));
  if (heldOutLogOdds !== null)
    reasons.push(otherContribution("held_out", heldOutLogOdds - total(base, reasons)));
  const logOdds = total(base, reasons);
  return { base, reasons, logOdds, fraudProbability: probabilityOf(logOdds) };
}

function otherContribution(feature: string, contribution: number): RiskReason {
  return { feature, value: null, contribution };
}

function total(base: number, reasons: readonly RiskReason[]): number {
  return reasons.reduce((sum, { contribution }) => sum + contribution, base);
}

/** How far an estimate can be relied on. */
export interface Reliance {
  /** Bounds of the probability, which is within them; `null` by models that have none. */
  readonly range: ProbabilityRange | null;
  /** Whether the wallet is unlike all that the model was trained on; its range is wider then. */
  readonly outOfDistribution: boolean;
  /** How rare its leaves are among the training rows, in bits. */
  readonly rarity: number;
  /** Distance to the nearest known wallet; `null` when it is not known. */
  readonly distance: number | null;
}

/**
 * The range of an estimate, by how unlike the wallet is to those that the model was trained on.
 *
 * @param behaviour - In the order of `model.features`.
 * @param logOdds - Of the estimate.
 * @param distance - To the nearest known wallet; `null` when neighbours were not looked for.
 */
export function relianceOf(
  model: Pick<FraudModel, "familiarity" | "rarity" | "range">,
  behaviour: ArrayLike<number>,
  { logOdds, distance }: { readonly logOdds: number; readonly distance: number | null },
): Reliance {
  const { familiarity } = model;
  if (familiarity === null) return { range: null, outOfDistribution: false, rarity: 0, distance };
  const rarity = model.rarity(behaviour);
  const outOfDistribution =
    rarity > familiarity.rarity || (distance !== null && distance > familiarity.distance);
  return { range: model.range(logOdds, outOfDistribution), outOfDistribution, rarity, distance };
}
