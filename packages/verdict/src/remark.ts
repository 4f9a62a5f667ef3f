import type { Evidence } from "./reason.ts";

/** The policy fact that each remark sets, by the remark's code. */
export const REMARK_FACTS = {
  ISSUER_FROZEN: "issuerFrozen",
  ISSUER_UNFROZEN: "issuerUnfrozen",
  WOULD_BE_LOST: "wouldBeLost",
  WOULD_REVERT: "wouldRevert",
  WRAPS: "wraps",
  BELOW_DUST: "belowDust",
  DOUBTFUL_RECIPIENT: "doubtfulRecipient",
  LOOKALIKE_RECIPIENT: "lookalikeRecipient",
  ASKED_OFTEN: "askedOften",
  FAKE_TOKEN: "fakeToken",
  UNKNOWN_TOKEN: "unknownToken",
  LABEL_CONFLICT: "labelConflict",
  STALE_HISTORY: "staleHistory",
  STALE_LIST: "staleList",
  CONTRACT: "contract",
  SERVICE_LIKE: "serviceLike",
  PARTIAL_HISTORY: "partialHistory",
  MODEL_NOT_FOR_NETWORK: "modelNotForNetwork",
  DEPOSIT_OF: "depositAddress",
  CLUSTER_OF: "namedHolder",
  CONTEXT: "contextGiven",
  KYC_REJECTED: "kycRejected",
  UNEXPECTED_COUNTERPARTY: "unexpectedCounterparty",
  REVIEW_PROPOSED: "reviewProposed",
} as const;

export type RemarkCode = keyof typeof REMARK_FACTS;

/** The policy facts that remarks set. */
export type RemarkFacts = Readonly<Record<(typeof REMARK_FACTS)[RemarkCode], boolean>>;

/**
 * A reason that contributes nothing to the score, because it is not a sign of fraud. Remarks are stored with
 * a score, so that a replay uses what was known at the time.
 */
export interface Remark {
  readonly code: RemarkCode;
  /** For people. */
  readonly title: string;
  /** The wallet that it is about; `null` when it is about the payment. */
  readonly side: "from" | "to" | null;
  readonly evidence: readonly Evidence[];
}

/** The policy facts set by a payment's remarks. */
export function factsOfRemarks(remarks: readonly Remark[]): RemarkFacts {
  const said = new Set(remarks.map(({ code }) => code));
  const codes = Object.keys(REMARK_FACTS) as RemarkCode[];
  return Object.fromEntries(codes.map((code) => [REMARK_FACTS[code], said.has(code)])) as RemarkFacts;
}
