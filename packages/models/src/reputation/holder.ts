import { isAtFault } from "./at-fault.ts";
import { mergeReputations } from "./merge.ts";
import type { ReputationModel } from "./model.ts";
import { bandOf } from "./policy.ts";
import type { Reason } from "./reasons.ts";
import { type Reputation, reputationOf, reputationScoreOf } from "./reputation.ts";
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
  /** What is known of each that is at fault; see {@link isAtFault}. */
  readonly atFault: readonly Readonly<ReputationState>[];
  /** Whether it may raise the wallet's score; otherwise it only lowers it. */
  readonly mayRaise: boolean;
}

/** What is known of one address. */
export interface KnownAddress {
  /** A {@link ReputationState}; `null` without a history. */
  readonly state: unknown;
  /** The tenant's reports of it. */
  readonly reports: Parameters<typeof withOutcomes>[1];
}

/** What is known of an address with the reports of it. A state of a version with other half-lives cannot be added. */
export function stateOfAddress({ state, reports }: KnownAddress): Readonly<ReputationState> {
  const own = emptyReputation();
  const held = (state as ReputationState | null) ?? own;
  const isAlike = (["evidence", "anomaly", "outcome"] as const).every(
    (kind) => held.halfLives[kind] === own.halfLives[kind],
  );
  return withOutcomes(isAlike ? held : own, reports);
}

/** What is known of the addresses of a holder. @param states - As {@link stateOfAddress} gives them. */
export function statesOfHolder(
  states: readonly Readonly<ReputationState>[],
): Pick<HolderEvidence, "state" | "atFault"> {
  return { state: states.reduce(mergeReputations, emptyReputation()), atFault: states.filter(isAtFault) };
}

/** Reasons against a wallet, or against all addresses of its holder as one, for which the holder raises no score. */
const FAULTS: ReadonlySet<string> = new Set([
  ...["RECEIVED_FROM_BAD", "SENT_TO_BAD", "SANCTIONED_PARTY", "CONFIRMED_FRAUD", "DUST_SENDER"],
]);

/** Whether other addresses of its holder count: a list that says who a wallet is knows more than their payments do. */
export function doesHolderCount(holder: HolderEvidence | null, listed: Listing): holder is HolderEvidence {
  return holder !== null && listed !== "service";
}

const UNKNOWN_SCORE = 50;

/** When and how a wallet is judged. */
interface Judging {
  /** Unix time, seconds. */
  readonly at: number;
  readonly model: ReputationModel;
  /** What public lists say about the wallet itself. */
  readonly listed: Listing;
}

/**
 * The reputation of a wallet whose holder has other addresses: between that of its own evidence and that of more evidence, by
 * how sure it is that all are of one holder. That is the evidence of all addresses as one wallet's, or of the wallet and the
 * one at fault with which its score is lowest, whichever is lower. It raises a score only if neither lists accuse the wallet
 * nor it or another address is at fault: up to the policy's `holderCeiling`, and by no more than that is above 50.
 */
export function reputationWithHolder(
  state: ReputationState,
  holder: HolderEvidence | null,
  { at, model, listed }: Judging,
): Reputation {
  const judged = (each: Readonly<ReputationState>) => reputationOf(each, at, model, listed);
  /** By their scores first: the rest of a reputation takes most of the time. */
  const judgedLowest = (first: Reputation, others: readonly ReputationState[]) => {
    let lowest: { readonly score: number; readonly state?: ReputationState } = first;
    for (const other of others) {
      const { score } = reputationScoreOf(other, at, model, listed);
      if (score < lowest.score) lowest = { score, state: other };
    }
    return lowest.state === undefined ? first : judged(lowest.state);
  };
  const own = judged(state);
  if (!doesHolderCount(holder, listed)) return own;
  const all = judged(mergeReputations(state, holder.state));
  const worst = judgedLowest(
    all,
    holder.atFault.map((each) => mergeReputations(state, each)),
  );
  const hasFault = [own, all].some(({ reasons }) =>
    reasons.some(({ code, points }) => points < 0 && FAULTS.has(code)),
  );
  const mayRaise = holder.mayRaise && listed === "neutral" && !hasFault;
  const share = worst.score < own.score || mayRaise ? holder.confidence : 0;
  const withShare = (alone: number, together: number) => {
    const most = Math.min(model.policy.holderCeiling - alone, model.policy.holderCeiling - UNKNOWN_SCORE);
    return alone + Math.min(share * (together - alone), Math.max(most, 0));
  };
  const score = withShare(own.score, worst.score);
  const points = score - own.score;
  const since = (days: "days7" | "days30") =>
    score - withShare(own.score - own.trend[days], worst.score - worst.trend[days]);
  const added: Reason = {
    ...{ code: "HOLDER_HISTORY", title: titleOf(points, all.score > own.score), points },
    evidence: {
      ...{ addresses: holder.addresses, known: holder.known },
      ...{ confidence: holder.confidence, score_as_one: all.score },
      ...(holder.atFault.length > 0 && { at_fault: holder.atFault.length }),
    },
  };
  if (points === 0) return withHolder(own, added);
  const moved = {
    ...{ score, band: bandOf(score, model.policy) },
    confidence: own.confidence + share * (worst.confidence - own.confidence),
    trend: { days7: since("days7"), days30: since("days30") },
  };
  return withHolder({ ...own, ...moved }, added);
}

function titleOf(points: number, isBetter: boolean): string {
  const what = "The history of its holder's other addresses";
  if (points !== 0) return `${what} ${points < 0 ? "lowers" : "raises"} the score`;
  return isBetter ? `${what} is better, and does not raise the score` : `${what} leaves the score as it is`;
}

function withHolder(reputation: Reputation, added: Reason): Reputation {
  return {
    ...reputation,
    components: [...reputation.components, { name: "holder", points: added.points }],
    reasons: withReason(reputation.reasons, added),
  };
}

/** Remarks first, then by size of contribution. What counts is no longer nothing. */
function withReason(reasons: readonly Reason[], added: Reason): Reason[] {
  if (added.points === 0) return [added, ...reasons];
  const known = reasons.filter(({ code }) => code !== "NO_EVIDENCE");
  const after = known.findIndex(({ points }) => points !== 0 && Math.abs(points) < Math.abs(added.points));
  return known.toSpliced(after === -1 ? known.length : after, 0, added);
}
