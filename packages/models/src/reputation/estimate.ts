import { COMPONENTS, FEATURES, featuresOf } from "./features.ts";
import type { ReputationModel } from "./model.ts";
import type { ReputationState } from "./state.ts";
import { type View, viewAt } from "./view.ts";

/** The score of one instant, with all that went into it. */
export interface Estimate {
  /** 0..100; 50 without evidence. */
  readonly score: number;
  readonly view: View;
  readonly features: Float64Array;
  /** What each feature adds to 50, in points, in the order of `FEATURES`. */
  readonly points: Float64Array;
  /** Whether the policy held back exposure at two hops. */
  readonly capped: boolean;
}

const INDIRECT = FEATURES.map((feature) => "indirect" in feature);
const COMPONENT_OF = FEATURES.map(({ component }) => COMPONENTS.indexOf(component));

/** Scores a state at an instant. */
export function estimateAt(state: ReputationState, at: number, model: ReputationModel): Estimate {
  const view = viewAt(state, at);
  const recency = state.halfLives.anomaly / state.halfLives.evidence;
  const features = featuresOf(view, model.reference, recency);
  const logOdds = new Float64Array(features.length);
  let direct = 0;
  let indirect = 0;
  for (let i = 0; i < features.length; i++) {
    logOdds[i] = features[i]! * model.weights[i]!;
    if (INDIRECT[i]) indirect += logOdds[i]!;
    else direct += logOdds[i]!;
  }
  const lowest = logit(model.policy.indirectFloor / 100);
  const allowed = Math.max(indirect, Math.min(lowest - direct, 0));
  const capped = allowed > indirect;
  if (capped) for (let i = 0; i < features.length; i++) if (INDIRECT[i]) logOdds[i]! *= allowed / indirect;
  const total = direct + allowed;
  // Log-odds become points at one rate, so that the parts add up to the whole.
  const rate = Math.abs(total) < 1e-6 ? 25 : (100 / (1 + Math.exp(-total)) - 50) / total;
  const points = logOdds.map((odds) => odds * rate);
  return { score: Math.min(Math.max(50 + total * rate, 0), 100), view, features, points, capped };
}

/** Points of each component, in the order of `COMPONENTS`. */
export function pointsByComponent({ points }: Estimate): Float64Array {
  const sums = new Float64Array(COMPONENTS.length);
  for (let i = 0; i < points.length; i++) sums[COMPONENT_OF[i]!]! += points[i]!;
  return sums;
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}
