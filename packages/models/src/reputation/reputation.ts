import { confidenceOf } from "./confidence.ts";
import { estimateOf, pointsByComponent } from "./estimate.ts";
import { COMPONENTS, type Component } from "./features.ts";
import { DAY, recencyOf } from "./half-lives.ts";
import type { ReputationModel } from "./model.ts";
import { type Band, bandOf } from "./policy.ts";
import { type Reason, reasonsFor } from "./reasons.ts";
import type { ReputationState } from "./state.ts";
import { type Listing, type View, viewsAt } from "./view.ts";

const NAMES = ["prior", ...COMPONENTS] as const;

type Instants = [monthAgo: View, weekAgo: View, now: View];

/** How far a wallet can be trusted at one time. */
export interface Reputation {
  /** 0..100: 100 times the probability of honesty if half of all wallets were fraudulent; 50 is unknown. */
  readonly score: number;
  /** How much evidence the score rests on, 0..1. */
  readonly confidence: number;
  readonly band: Band;
  /**
   * Points that add up to the score; `prior` is the 50 that every wallet starts from. `holder` is there only where something is
   * known of other addresses of its holder.
   */
  readonly components: readonly { readonly name: "prior" | Component | "holder"; readonly points: number }[];
  /** Change of the score over the last days, in points. */
  readonly trend: { readonly days7: number; readonly days30: number };
  /** Unix time of the reputation, whole seconds. */
  readonly asOf: number;
  /** What moved the score, the strongest first. */
  readonly reasons: readonly Reason[];
}

/**
 * Score and confidence of {@link reputationOf}, to the bit, in a part of its time: without trend, components and reasons.
 */
export function reputationScoreOf(
  state: ReputationState,
  at: number,
  model: ReputationModel,
  listed: Listing = "neutral",
): Pick<Reputation, "score" | "confidence"> {
  const [now] = viewsAt(state, [at], listed);
  return { score: estimateOf(now!, model, recencyOf(state.halfLives)).score, confidence: confidenceOf(now!) };
}

/**
 * The reputation of a wallet at an instant, past or future. A pure function of its arguments.
 *
 * @param at - Unix time, seconds. For times before the newest evidence see `viewsAt`.
 * @param listed - What public lists say about the wallet itself.
 */
export function reputationOf(
  state: ReputationState,
  at: number,
  model: ReputationModel,
  listed: Listing = "neutral",
): Reputation {
  const recency = recencyOf(state.halfLives);
  const [monthAgo, weekAgo, now] = viewsAt(state, [at - 30 * DAY, at - 7 * DAY, at], listed) as Instants;
  const estimate = estimateOf(now, model, recency);
  const { score } = estimate;
  const confidence = confidenceOf(now);
  const points = pointsByComponent(estimate);
  return {
    score,
    confidence,
    band: bandOf(score, model.policy),
    components: NAMES.map((name, i) => ({ name, points: i === 0 ? 50 : points[i - 1]! })),
    trend: {
      days7: score - estimateOf(weekAgo, model, recency).score,
      days30: score - estimateOf(monthAgo, model, recency).score,
    },
    asOf: at,
    reasons: reasonsFor(state, estimate, confidence),
  };
}
