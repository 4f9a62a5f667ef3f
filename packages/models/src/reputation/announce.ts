import { type Band, bandOf, type ReputationPolicy } from "./policy.ts";

/** The last announced reputation of a wallet. */
export interface Announced {
  /** 0..100. */
  readonly score: number;
  readonly band: Band;
}

/**
 * What is to be told after a change; `null` when it is too small to tell: the score moved by less than the
 * policy's points, and did not leave the announced band by more than its hysteresis.
 */
export function announcementOf(last: Announced, score: number, policy: ReputationPolicy): Announced | null {
  const band = bandWithHysteresis(last.band, score, policy);
  if (band === last.band && Math.abs(score - last.score) < policy.announceFrom) return null;
  return { score, band };
}

/** The band of a score, or the one it was in while the score is close to its ends. */
function bandWithHysteresis(last: Band, score: number, policy: ReputationPolicy): Band {
  const near = [score - policy.hysteresis, score + policy.hysteresis];
  return near.some((each) => bandOf(each, policy) === last) ? last : bandOf(score, policy);
}
