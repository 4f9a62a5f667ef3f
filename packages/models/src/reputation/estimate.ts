import { probabilityOf } from "../logistic.ts";
import { COMPONENTS, FEATURES, featuresOf } from "./features.ts";
import type { ReputationModel } from "./model.ts";
import type { View } from "./view.ts";

/** The score of one view, with its inputs and parts. */
export interface Estimate {
  /** 0..100; 50 without evidence. */
  readonly score: number;
  /** The score as log-odds of honesty. */
  readonly logOdds: number;
  readonly view: View;
  /** What each feature adds to 50, in points, in the order of `FEATURES`. */
  readonly points: readonly number[];
  /** Whether the policy capped exposure at two hops. */
  readonly capped: boolean;
}

const INDIRECT = FEATURES.map((feature) => "indirect" in feature);
/** Log-odds that are treated as zero. */
const FAINT = 1e-12;
const COMPONENT_OF = FEATURES.map(({ component }) => COMPONENTS.indexOf(component));

/**
 * Scores a view.
 *
 * @param recency - See `featuresOf`.
 */
export function estimateOf(view: View, model: ReputationModel, recency: number): Estimate {
  const points = featuresOf(view, model.reference, recency);
  let direct = 0;
  let indirect = 0;
  let speaksFor = 0;
  for (let i = 0; i < points.length; i++) {
    const logOdds = points[i]! * model.weights[i]!;
    points[i] = logOdds;
    if (INDIRECT[i]) indirect += logOdds;
    else direct += logOdds;
    if (logOdds > 0) speaksFor += logOdds;
  }
  // Exposure at two hops may lower the score to the floor, but not below it.
  const allowed = Math.max(indirect, Math.min(model.indirectFloor - direct, 0));
  const capped = allowed > indirect;
  const total = direct + allowed;
  const rates = pointsPerLogOdds(speaksFor, total - speaksFor);
  const indirectRate = capped ? (rates.against * allowed) / indirect : rates.against;
  for (let i = 0; i < points.length; i++)
    points[i]! *= INDIRECT[i] ? indirectRate : points[i]! > 0 ? rates.for : rates.against;
  return { score: 100 * probabilityOf(total), logOdds: total, view, points, capped };
}

/**
 * Points per unit of log-odds, for evidence in favour of a wallet and against it. Each side gets the mean of
 * what it adds first and last (the Shapley value of the two sides), so that the points add up to the score
 * and neither side exceeds 50.
 */
function pointsPerLogOdds(speaksFor: number, speaksAgainst: number): { for: number; against: number } {
  const none = 50;
  const onlyFor = 100 * probabilityOf(speaksFor);
  const onlyAgainst = 100 * probabilityOf(speaksAgainst);
  const both = 100 * probabilityOf(speaksFor + speaksAgainst);
  // Avoid division by almost zero.
  return {
    for: speaksFor < FAINT ? 0 : (onlyFor - none + both - onlyAgainst) / 2 / speaksFor,
    against: speaksAgainst > -FAINT ? 0 : (onlyAgainst - none + both - onlyFor) / 2 / speaksAgainst,
  };
}

/** Points of each component, in the order of `COMPONENTS`. */
export function pointsByComponent({ points }: Estimate): number[] {
  const sums = COMPONENTS.map(() => 0);
  for (let i = 0; i < points.length; i++) sums[COMPONENT_OF[i]!]! += points[i]!;
  return sums;
}
