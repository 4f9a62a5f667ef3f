import { mergeReputations } from "./merge.ts";
import type { ReputationModel } from "./model.ts";
import { bandOf } from "./policy.ts";
import type { Reason } from "./reasons.ts";
import { type Reputation, reputationOf } from "./reputation.ts";
import { emptyReputation, type ReputationState } from "./state.ts";
import type { Listing } from "./view.ts";
import { withOutcomes } from "./with-outcomes.ts";

/** What is known of the other addresses of a wallet's holder. */
export interface HolderEvidence {
  /** Addresses of the holder that were read, the wallet's own among them. */
  readonly addresses: number;
  /** The others of which a history or a report is known. */
  readonly known: number;
  /** How sure it is that they are of one holder, 0-1. */
  readonly confidence: number;
  /** What is known of those, as of one wallet. */
  readonly state: Readonly<ReputationState>;
  /** Whether it may speak for the wallet; otherwise it speaks against it only. */
  readonly maySpeakFor: boolean;
}

/**
 * What is known of several addresses, as of one wallet. A state of a version with other half-lives cannot be added.
 *
 * @param states - Each a {@link ReputationState}.
 */
export function stateOfHolder(
  states: readonly unknown[],
  reports: Parameters<typeof withOutcomes>[1],
): Readonly<ReputationState> {
  const own = emptyReputation();
  const alike = (states as readonly ReputationState[]).filter(({ halfLives }) =>
    (["evidence", "anomaly", "outcome"] as const).every((kind) => halfLives[kind] === own.halfLives[kind]),
  );
  return withOutcomes(alike.reduce(mergeReputations, own), reports);
}

/** Reasons that the wallet's own doings give against it: what others did does not make up for them. */
const OWN_FAULTS: ReadonlySet<string> = new Set([
  ...["RECEIVED_FROM_BAD", "SENT_TO_BAD", "SANCTIONED_PARTY", "CONFIRMED_FRAUD"],
]);

/** Whether other addresses of its holder count: a list that says who a wallet is knows more than their payments do. */
export function hasHoldersWord(holder: HolderEvidence | null, listed: Listing): holder is HolderEvidence {
  return holder !== null && listed !== "service";
}

/** When and how a wallet is judged. */
interface Judging {
  /** Unix time, seconds. */
  readonly at: number;
  readonly model: ReputationModel;
  /** What public lists say about the wallet itself. */
  readonly listed: Listing;
}

/**
 * The reputation of a wallet whose holder has other addresses: between that of its own evidence and that of all their
 * evidence as one wallet's, by how sure it is that they are of one holder. It speaks for no wallet that lists accuse or that
 * itself dealt with bad parties, nor where fraud of either is reported, and raises no score above the policy's `holderCeiling`.
 */
export function reputationWithHolder(
  state: ReputationState,
  holder: HolderEvidence | null,
  { at, model, listed }: Judging,
): Reputation {
  const own = reputationOf(state, at, model, listed);
  if (!hasHoldersWord(holder, listed)) return own;
  const both = reputationOf(mergeReputations(state, holder.state), at, model, listed);
  const isAtFault =
    own.reasons.some(({ code, points }) => points < 0 && OWN_FAULTS.has(code)) ||
    both.reasons.some(({ code, points }) => points < 0 && code === "CONFIRMED_FRAUD");
  const mayRaise = holder.maySpeakFor && listed === "neutral" && !isAtFault;
  const share = both.score <= own.score || mayRaise ? holder.confidence : 0;
  const withShare = (alone: number, together: number) => {
    const moved = share * (together - alone);
    return alone + Math.min(moved, Math.max(model.policy.holderCeiling - alone, 0));
  };
  const score = withShare(own.score, both.score);
  const since = (days: "days7" | "days30") =>
    score - withShare(own.score - own.trend[days], both.score - both.trend[days]);
  const points = score - own.score;
  return {
    ...own,
    score,
    confidence: own.confidence + share * (both.confidence - own.confidence),
    band: bandOf(score, model.policy),
    components: [...own.components, { name: "holder", points }],
    trend: { days7: since("days7"), days30: since("days30") },
    reasons: withReason(own.reasons, {
      ...{ code: "HOLDER_HISTORY", title: titleOf(points, share), points },
      evidence: {
        ...{ addresses: holder.addresses, known: holder.known },
        ...{ confidence: holder.confidence, score_as_one: both.score },
      },
    }),
  };
}

function titleOf(points: number, share: number): string {
  const what = "What is known of other addresses of its holder";
  if (share === 0) return `${what} speaks for it, and does not count`;
  return `${what} speaks ${points < 0 ? "against" : "for"} it`;
}

/** Remarks first, then by size of contribution. What counts is no longer nothing. */
function withReason(reasons: readonly Reason[], added: Reason): Reason[] {
  if (added.points === 0) return [added, ...reasons];
  const known = reasons.filter(({ code }) => code !== "NO_EVIDENCE");
  const after = known.findIndex(({ points }) => points !== 0 && Math.abs(points) < Math.abs(added.points));
  return known.toSpliced(after === -1 ? known.length : after, 0, added);
}
