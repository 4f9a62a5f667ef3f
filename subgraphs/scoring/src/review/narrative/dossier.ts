/** What a fact does to the fraud score. */
export type Effect = "raises" | "lowers" | "none";

/** Which wallet a fact is about; `null` for the payment, or the one wallet of an analysis. */
export type FactSide = "from" | "to" | null;

/** One thing that a narrative may state: a code, and a number where there is one. */
export interface Fact {
  /** Names it in a narrative, such as `to.BEHAVIOUR.fraud_probability`. */
  readonly id: string;
  /** Stable code of the reason, edge case or rule that it belongs to. */
  readonly code: string;
  readonly side: FactSide;
  readonly effect: Effect;
  /** What is counted or measured; `null` for a fact that holds or not. */
  readonly name: string | null;
  /** The number exactly as a narrative has to write it; `null` for a fact that holds or not. */
  readonly shown: string | null;
}

/** What was decided, by rules. */
export type Outcome = "approve" | "review" | "decline" | "fraud" | "not_fraud" | "undecided";

/**
 * All that an analyst is given: numbers, codes and enumerations. It has no text of a chain or a list, whose authors could
 * address a language model with it.
 */
export interface Dossier {
  readonly subject: "payment" | "wallet";
  readonly outcome: Outcome;
  /** What was decided with its numbers, then edge cases, then reasons, the heaviest first. */
  readonly facts: readonly Fact[];
}

/** What an analyst has to point out, found by rules, as a fact. */
export function edgeFact(code: string): Fact {
  return { id: `${EDGE}${code}`, code, side: null, effect: "none", name: null, shown: null };
}

/** Whether a fact is an edge case. */
export function isEdgeCase({ id }: Fact): boolean {
  return id.startsWith(EDGE);
}

const EDGE = "edge.";

/** A number that a narrative can repeat as it is written: plain decimal digits. */
export const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,20})(?:\.\d{1,12})?$/;

/** A code of Tetron's own, such as `NO_HISTORY` or `rapid_activity`. */
export const CODE = /^(?:[A-Z][A-Z0-9_]{1,39}|[a-z][a-z0-9_]{1,39})$/;
