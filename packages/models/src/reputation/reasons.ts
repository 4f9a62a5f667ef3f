import type { Estimate } from "./estimate.ts";
import { FEATURES } from "./features.ts";
import { CONTESTED_REPORTS } from "./layout.ts";
import { countLookalikes } from "./lookalikes.ts";
import { REASONS } from "./reason-codes.ts";
import type { ReputationState } from "./state.ts";

/** A contribution to a score, or a remark. */
export interface Reason {
  /** Stable, upper snake case. */
  readonly code: string;
  readonly title: string;
  /** What it adds to the score, in points; `0` for a remark. */
  readonly points: number;
  /** The evidence in numbers; transfers and values are decayed, values in reference units. */
  readonly evidence: Readonly<Record<string, number>>;
  /** What lists say, for a reason that rests on them. */
  readonly lists?: readonly ListEvidence[];
}

/** A list that names the wallet. */
export interface ListEvidence {
  readonly list: string;
  readonly version: string;
  /** The list's word, with the name that it gives; `sanctioned` of a sanctions list, `fraud` of a data set. */
  readonly word: string;
}

/** Smaller contributions are not listed. */
const MIN_POINTS = 0.5;
/** Below this confidence all evidence has faded. */
const FADED = 0.02;

const REASON_OF = FEATURES.map(({ name }) => REASONS.findIndex(({ features }) => features.includes(name)));

/** The reasons of an estimate: remarks first, then by size of contribution. */
export function reasonsFor(state: ReputationState, estimate: Estimate, confidence: number): Reason[] {
  const { points, view, capped } = estimate;
  const sums = REASONS.map(() => 0);
  for (let i = 0; i < points.length; i++) sums[REASON_OF[i]!]! += points[i]!;
  const reasons: Reason[] = [];
  for (let i = 0; i < sums.length; i++) {
    if (Math.abs(sums[i]!) < MIN_POINTS) continue;
    const { code, title, evidence } = REASONS[i]!;
    reasons.push({ code, title, points: sums[i]!, evidence: evidence(view) });
  }
  reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const remarks: Reason[] = [];
  const remark = (code: string, title: string, evidence: Reason["evidence"] = {}) =>
    remarks.push({ code, title, points: 0, evidence });
  if (state.latest === 0 && view.listed === "neutral")
    remark("NO_EVIDENCE", "Nothing is known about this wallet");
  else if (state.latest > 0 && confidence < FADED)
    remark("FADED", "What was known is too old to count", { latest: state.latest });
  const contested = view.sums[CONTESTED_REPORTS]!;
  if (contested > 0.05) remark("CONTESTED", "A report about it is contested", { reports: contested });
  if (capped) remark("INDIRECT_CAPPED", "Exposure at two hops counts only as far as the policy allows");
  const lookalikes = state.dusters.length > 1 ? countLookalikes(state) : 0;
  if (lookalikes > 0)
    remark("POISONING_TARGET", "Addresses that look like its partners sent it dust", { lookalikes });
  return [...remarks, ...reasons];
}
