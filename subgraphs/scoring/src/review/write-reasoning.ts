import type { Standing } from "@tetron/labels/standing";
import type { Abstention } from "@tetron/verdict/remarks/abstention";
import type { AnalysisDecision } from "./decide-analysis.ts";
import { type DetectedEdgeCases, EDGE_CASES, type EdgeCase } from "./edge-cases.ts";

/** What a reasoning tells, in numbers and codes only: no text from a chain or a list is in it. */
export interface Told {
  readonly decision: AnalysisDecision;
  /** `null` when no neighbours are known. */
  readonly votes: Votes | null;
  readonly edgeCases: DetectedEdgeCases;
  /** Why the fraud model abstains; `null` when it does not. */
  readonly abstains: Abstention | null;
  /** Whether a history of the wallet is held. */
  readonly hasHistory: boolean;
  readonly standing: Pick<Standing, "sanctioned" | "conflict">;
}

/** How the nearest known wallets are divided. */
export interface Votes {
  readonly fraud: number;
  readonly all: number;
  /** Weighted by closeness, 0-1. */
  readonly fraudShare: number;
  readonly averageDistance: number;
  /** 0-1. */
  readonly confidence: number;
}

const ABSTENTIONS: Record<Abstention, string> = {
  CONTRACT: "It is a contract.",
  SERVICE_LIKE: "It has too many transactions to be a person's wallet.",
  PARTIAL_HISTORY: "Only the newest part of its history is held.",
  MODEL_NOT_FOR_NETWORK: "The known wallets are of other networks.",
};

/** Explains an analysis in sentences. The same facts give the same text. */
export function writeReasoning(told: Told): string {
  const { votes, edgeCases } = told;
  const { detected, unknown } = edgeCases;
  return [
    votes === null ? whyNotCompared(told) : describeVotes(votes),
    detected.length === 0 ? "No edge case was detected." : `Edge cases: ${namesOf(detected)}.`,
    ...(unknown.length === 0 ? [] : [`Cannot be told from what is known: ${namesOf(unknown)}.`]),
    verdictOf(told),
  ].join(" ");
}

function whyNotCompared({ abstains, hasHistory }: Told): string {
  if (abstains !== null) return ABSTENTIONS[abstains];
  return hasHistory
    ? "What is known of its history is not enough to compare it with known wallets."
    : "No history of the wallet is held.";
}

function verdictOf({ decision, votes, standing: { sanctioned, conflict } }: Told): string {
  switch (decision.rule) {
    case "listed": {
      const says = sanctioned
        ? "A sanctions list names the wallet"
        : "A list or a data set knows the wallet as a fraud account";
      return votes === null ? `${says}.` : `${says}, which resemblance does not undo.`;
    }
    case "no_neighbours":
      return "Nothing is decided: no known wallets can be compared with it.";
    case "low_confidence":
      return "Nothing is decided: the nearest known wallets are too far away or too divided.";
    case "contradicted":
      return conflict
        ? "Nothing is decided: it resembles fraud accounts, and lists contradict each other about it."
        : "Nothing is decided: it resembles fraud accounts, but a list knows it as a public service.";
    case "fraud_share":
      return "It is called fraud by the share of fraud among the wallets that resemble it.";
    case "normal_share":
      return "It is not called fraud by the share of fraud among the wallets that resemble it.";
  }
}

function describeVotes({ fraud, all, fraudShare, averageDistance, confidence }: Votes): string {
  return `Of the ${all} nearest known wallets ${fraud} are fraud accounts, ${(100 * fraudShare).toFixed(1)} % by closeness, at a mean distance of ${averageDistance.toFixed(2)}; confidence ${confidence.toFixed(2)}.`;
}

function namesOf(edgeCases: readonly EdgeCase[]): string {
  return edgeCases.map((edgeCase) => EDGE_CASES[edgeCase]).join(", ");
}
