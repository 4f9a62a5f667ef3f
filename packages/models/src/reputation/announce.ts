import { type Band, bandOf, type ReputationPolicy } from "./policy.ts";

/** The last announced reputation of a wallet. */
export interface Announced {
  /** 0..100. */
  readonly score: number;
  readonly band: Band;
}

/**
 * The reputation to announce after a change. `null` when the score moved by less than the policy's
 * `announceFrom` and did not leave the announced band by more than its `hysteresis`.
 */
export function announcementOf(last: Announced, score: number, policy: ReputationPolicy): Announced | null {
  const band = bandWithHysteresis(last.band, score, policy);
  if (band === last.band && Math.abs(score - last.score) < policy.announceFrom) return null;
  return { score, band };
}

/** The band of a score, or the last band while the score is within the hysteresis of it. */
function bandWithHysteresis(last: Band, score: number, policy: ReputationPolicy): Band {
  const near = [score - policy.hysteresis, score + policy.hysteresis];
  return near.some((each) => bandOf(each, policy) === last) ? last : bandOf(score, policy);
}
