import type { FactSide } from "./dossier.ts";

/** Why a language model's text was not taken. */
export const REFUSALS = [
  "not_asked",
  "over_budget",
  "rate_limited",
  "late",
  "unreachable",
  "too_large",
  "not_json",
  "wrong_shape",
  "unknown_evidence",
  "wrong_number",
  "unsafe_text",
  "contradicts",
] as const;

export type Refusal = (typeof REFUSALS)[number];

/** What speaks for or against, by a fact of the dossier. */
export interface NarrativeFactor {
  /** The fact's id. */
  readonly evidence: string;
  readonly code: string;
  readonly side: FactSide;
  readonly effect: "raises" | "lowers";
}

/** That a person should look at what was approved, and the fact that says why. */
export interface ReviewProposal {
  readonly evidence: string;
  readonly code: string;
  readonly side: FactSide;
}

/** An explanation in sentences. */
export interface Narrative {
  readonly text: string;
  readonly factors: readonly NarrativeFactor[];
  /** Changes nothing by itself. */
  readonly proposal: ReviewProposal | null;
  readonly writer: "model" | "templates";
  /** Why no model's text was taken; `null` when one was, and when no model is configured. */
  readonly refusal: Refusal | null;
  /** The model that wrote it; `null` for templates. */
  readonly model: string | null;
  /** Of the prompts, or of the templates. */
  readonly promptVersion: string;
  /** Sentences that name their evidence as a share of all, 0-1. */
  readonly groundedShare: number;
}
