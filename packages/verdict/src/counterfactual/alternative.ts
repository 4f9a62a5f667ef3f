import type { Policy, Recommendation } from "../policy/policy.ts";
import type { ScoreInputs } from "../score-inputs.ts";

/** One difference to the payment that was scored, to what was known of it, or to the policy. */
export interface Change {
  /**
   * `amount` of the payment; `reputation` of a wallet; `history`: the number of transactions that is known of a wallet;
   * `behaviour`: one number that describes how a wallet behaves; `evidence`: what one list says of a wallet, or a remark;
   * `rule` of the policy.
   */
  readonly kind: "amount" | "reputation" | "history" | "behaviour" | "evidence" | "rule";
  /** The wallet that it is of; `null` when it is of the payment or the policy. */
  readonly side: "from" | "to" | null;
  /** What changes: an asset, a feature, a list, the code of a remark, the id of a rule. */
  readonly name: string;
  /** As it was scored; `null` where nothing was known. */
  readonly before: string | null;
  /** As it would be scored; `null` where something is taken away. */
  readonly after: string | null;
  /** What both are in; `null` for words. */
  readonly unit: string | null;
}

/** Changes that may lead to another decision, all of them together. */
export interface Variant {
  readonly changes: readonly Change[];
  readonly inputs: ScoreInputs;
  /** The same changes where they leave something open: they count only if all of these are decided alike. */
  readonly others?: readonly ScoreInputs[];
  /** Only where it differs from the policy of the score. */
  readonly policy?: Policy;
}

/** A variant that is decided otherwise. */
export interface Alternative extends Variant {
  readonly recommendation: Recommendation;
}

/** Recommendations beside the one given. */
const OTHERS = 2;

/**
 * The first variant for each other recommendation than the one given.
 *
 * @param variants - The smallest changes first.
 */
export function firstOfEach(
  given: Recommendation,
  variants: Iterable<Variant>,
  decide: (variant: Variant) => Recommendation,
): Alternative[] {
  const first = new Map<Recommendation, Alternative>();
  for (const variant of variants) {
    const recommendation = decide(variant);
    if (recommendation === given || first.has(recommendation)) continue;
    first.set(recommendation, { ...variant, recommendation });
    if (first.size === OTHERS) break;
  }
  return [...first.values()];
}
