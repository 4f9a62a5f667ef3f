import { UNITS_OF_BEHAVIOUR } from "@tetron/features/behaviour-units";
import type { FraudModel, NormalRange } from "@tetron/models/fraud-model";
import type { RiskReason } from "@tetron/verdict/estimate/wallet-risk";

/** What one feature adds to a wallet's risk, ready to be drawn beside its range in normal wallets. */
export interface FeatureDriver extends RiskReason {
  /** Size of its contribution as a part of the sizes of all, 0-100. */
  readonly percent: number;
  /** `null` for shares, ratios, and what is no single feature. */
  readonly unit: string | null;
  /** `null` by models that do not know it, and for what is no single feature. */
  readonly normal: NormalRange | null;
}

/** The reasons of a wallet's risk, each with its part in percent and its range in normal wallets. */
export function featureDrivers(
  { features, normal }: Pick<FraudModel, "features" | "normal">,
  reasons: readonly RiskReason[],
): FeatureDriver[] {
  const sizes = reasons.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
  return reasons.map((reason) => {
    const range = normal?.[features.indexOf(reason.feature)] ?? null;
    return {
      ...reason,
      percent: sizes === 0 ? 0 : (100 * Math.abs(reason.contribution)) / sizes,
      unit: UNITS_OF_BEHAVIOUR.get(reason.feature) ?? null,
      normal: range && Number.isFinite(range.p50) ? range : null,
    };
  });
}
