import { confidenceOf } from "./confidence.ts";
import { estimateAt, pointsByComponent } from "./estimate.ts";
import { COMPONENTS, type Component } from "./features.ts";
import { DAY } from "./half-lives.ts";
import type { ReputationModel } from "./model.ts";
import { type Band, bandOf } from "./policy.ts";
import { type Reason, reasonsFor } from "./reasons.ts";
import type { ReputationState } from "./state.ts";

/** How far a wallet can be trusted, at an instant. */
export interface Reputation {
  /** 0..100: 100 times the probability of honesty if half of all wallets were fraudulent; 50 is unknown. */
  readonly score: number;
  /** How much evidence stands behind the score, 0..1. */
  readonly confidence: number;
  readonly band: Band;
  /** In points. They add up to the score: `prior` is the 50 that every wallet starts from. */
  readonly components: readonly { readonly name: "prior" | Component; readonly points: number }[];
  /** Points gained in the last days; negative when lost. */
  readonly trend: { readonly days7: number; readonly days30: number };
  /** Unix time of the instant, whole seconds. */
  readonly asOf: number;
  /** What moved the score, the strongest first. */
  readonly reasons: readonly Reason[];
}

/**
 * The reputation of a wallet at an instant, past or future. A pure function of its arguments.
 *
 * @param at - Unix time, seconds. Before the newest evidence, see `viewAt`.
 */
export function reputationOf(state: ReputationState, at: number, model: ReputationModel): Reputation {
  const estimate = estimateAt(state, at, model);
  const { score } = estimate;
  const confidence = confidenceOf(estimate.view);
  const points = pointsByComponent(estimate);
  return {
    score,
    confidence,
    band: bandOf(score, model.policy),
    components: [
      { name: "prior", points: 50 },
      ...COMPONENTS.map((name, i) => ({ name, points: points[i]! })),
    ],
    trend: {
      days7: score - estimateAt(state, at - 7 * DAY, model).score,
      days30: score - estimateAt(state, at - 30 * DAY, model).score,
    },
    asOf: at,
    reasons: reasonsFor(state, estimate, confidence),
  };
}
