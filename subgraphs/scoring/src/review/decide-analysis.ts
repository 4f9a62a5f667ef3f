import type { Standing } from "@tetron/labels/standing";
import type { Neighbourhood } from "@tetron/models/neighbourhood";
import type { AnalysisRules } from "@tetron/verdict/policy/analysis-rules";

/** What an analysis calls a wallet. */
export type AnalysisResult = "fraud" | "not_fraud" | "undecided";

/** The rule that decided. */
export type AnalysisRule =
  | "listed"
  | "no_neighbours"
  | "low_confidence"
  | "contradicted"
  | "fraud_share"
  | "normal_share";

/** What is decided, and by which rule. */
export interface AnalysisDecision {
  readonly result: AnalysisResult;
  readonly rule: AnalysisRule;
}

/**
 * Decides by the nearest known wallets, as a nearest-neighbour vote does, with two exceptions: what a list knows for
 * certain is not undone by resemblance, and a public service is not called fraud because fraud resembles it.
 *
 * @param neighbourhood - `null` when no neighbours are known.
 */
export function decideAnalysis(
  { undecidedBelow, fraudAtLeast }: AnalysisRules,
  neighbourhood: Neighbourhood | null,
  { sanctioned, bad, conflict, service }: Pick<Standing, "sanctioned" | "bad" | "conflict" | "service">,
): AnalysisDecision {
  if (sanctioned || (bad && !conflict)) return { result: "fraud", rule: "listed" };
  if (neighbourhood === null) return { result: "undecided", rule: "no_neighbours" };
  const { confidence, fraudProbability } = neighbourhood;
  if (confidence < undecidedBelow) return { result: "undecided", rule: "low_confidence" };
  if (fraudProbability < fraudAtLeast) return { result: "not_fraud", rule: "normal_share" };
  if (service || conflict) return { result: "undecided", rule: "contradicted" };
  return { result: "fraud", rule: "fraud_share" };
}
