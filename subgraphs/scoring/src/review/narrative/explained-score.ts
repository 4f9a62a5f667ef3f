import type { ScoreAnswer } from "../../record/score-record.ts";

/** The part of a score that a dossier is made of. */
export type ExplainedScore = Pick<
  ScoreAnswer,
  "base" | "reasons" | "fraudScore" | "reputationScore" | "confidence" | "recommendation"
>;
