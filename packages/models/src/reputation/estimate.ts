import { COMPONENTS, FEATURES, featuresOf } from "./features.ts";
import type { ReputationModel } from "./model.ts";
import type { View } from "./view.ts";

/** The score of one view, with all that went into it. */
export interface Estimate {
  /** 0..100; 50 without evidence. */
  readonly score: number;
  /** The score as log-odds of honesty, before it is squeezed into 0..100. */
  readonly logOdds: number;
  readonly view: View;
  /** What each feature adds to 50, in points, in the order of `FEATURES`. */
  readonly points: readonly number[];
  /** Whether the policy held back exposure at two hops. */
  readonly capped: boolean;
}

const INDIRECT = FEATURES.map((feature) => "indirect" in feature);
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
  for (let i = 0; i < points.length; i++) {
    points[i]! *= model.weights[i]!;
    if (INDIRECT[i]) indirect += points[i]!;
    else direct += points[i]!;
  }
  // Exposure at two hops may take what the rest earned above the floor, and no more.
  const allowed = Math.max(indirect, Math.min(model.indirectFloor - direct, 0));
  const capped = allowed > indirect;
  const total = direct + allowed;
  // Log-odds become points at one rate, so that the parts add up to the whole.
  const rate = Math.abs(total) < 1e-6 ? 25 : (100 / (1 + Math.exp(-total)) - 50) / total;
  const indirectRate = capped ? (rate * allowed) / indirect : rate;
  for (let i = 0; i < points.length; i++) points[i]! *= INDIRECT[i] ? indirectRate : rate;
  return { score: Math.min(Math.max(50 + total * rate, 0), 100), logOdds: total, view, points, capped };
}

/** Points of each component, in the order of `COMPONENTS`. */
export function pointsByComponent({ points }: Estimate): number[] {
  const sums = COMPONENTS.map(() => 0);
  for (let i = 0; i < points.length; i++) sums[COMPONENT_OF[i]!]! += points[i]!;
  return sums;
}
