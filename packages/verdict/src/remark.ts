import type { Evidence } from "./reason.ts";

/** The fact of a policy that each remark is, by its code. */
export const REMARK_FACTS = {
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
} as const;

export type RemarkCode = keyof typeof REMARK_FACTS;

/** What a policy may ask of remarks. */
export type RemarkFacts = Readonly<Record<(typeof REMARK_FACTS)[RemarkCode], boolean>>;

/**
 * What there is to say of a payment that is no sign of fraud, so that no score moves by it. It is kept with a score, so
 * that a score is replayed by what was known then.
 */
export interface Remark {
  readonly code: RemarkCode;
  /** The same for people. */
  readonly title: string;
  /** The wallet that it is about; `null` when it is about the payment. */
  readonly side: "from" | "to" | null;
  readonly evidence: readonly Evidence[];
}

/** Which remarks there are, as a policy asks it. */
export function factsOfRemarks(remarks: readonly Remark[]): RemarkFacts {
  const said = new Set(remarks.map(({ code }) => code));
  const codes = Object.keys(REMARK_FACTS) as RemarkCode[];
  return Object.fromEntries(codes.map((code) => [REMARK_FACTS[code], said.has(code)])) as RemarkFacts;
}
