import { FEATURES, type FeatureName, featuresOf } from "@tetron/models/reputation/features";
import { DEFAULT_HALF_LIVES, recencyOf } from "@tetron/models/reputation/half-lives";
import { VOUCHED_COUNT, VOUCHED_VALUE } from "@tetron/models/reputation/layout";
import { DEFAULT_POLICY } from "@tetron/models/reputation/policy";
import { quantilesOf, type Reference } from "@tetron/models/reputation/reference";
import type { View } from "@tetron/models/reputation/view";
import { fitSigned } from "./fit-signed.ts";

/** Result of a fit. */
export interface Fitted {
  readonly weights: Readonly<Record<FeatureName, number>>;
  readonly reference: Reference;
}

/** Pulls weights towards 0, as strongly as one account of each class. */
const RIDGE = 1;

/** Anomaly half-life over evidence half-life, as the states of a fit have it. */
export const RECENCY = recencyOf(DEFAULT_HALF_LIVES);

/**
 * Fits the weights on views of labelled accounts. Features whose weight the policy sets are left out, since
 * the histories do not determine it.
 *
 * @param without - Further features to leave out; their weight is 0.
 */
export function fitWeights(
  views: readonly View[],
  honest: readonly boolean[],
  without: (name: FeatureName) => boolean = () => false,
): Fitted {
  const reference = referenceOf(views);
  const used = FEATURES.map(({ name }, i) => ({ name, i })).filter(
    ({ name }) => !(name in DEFAULT_POLICY.weights || without(name)),
  );
  const rows = views.map((view) => {
    const features = featuresOf(view, reference, RECENCY);
    return used.map(({ i }) => features[i]!);
  });
  const fitted = fitSigned(
    { features: rows, honest },
    used.map(({ i }) => FEATURES[i]!.sign),
    RIDGE,
  );
  const weights = Object.fromEntries(FEATURES.map(({ name }) => [name, 0])) as Record<FeatureName, number>;
  for (const [j, { name }] of used.entries()) weights[name] = fitted[j]!;
  return { weights, reference };
}

/**
 * Reference population of percentiles: each account's value and number of transfers with known parties at its
 * moment.
 */
function referenceOf(views: readonly View[]): Reference {
  const levels = (at: number, scale: number) =>
    quantilesOf(views.map(({ sums }) => Math.log2(1 + sums[at]! * scale)));
  return {
    receivedValue: levels(VOUCHED_VALUE, 1e4),
    sentValue: levels(VOUCHED_VALUE + 1, 1e4),
    receivedCount: levels(VOUCHED_COUNT, 1),
    sentCount: levels(VOUCHED_COUNT + 1, 1),
  };
}
