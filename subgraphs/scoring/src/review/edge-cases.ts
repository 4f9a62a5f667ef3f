import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Neighbourhood } from "@tetron/models/neighbourhood";
import type { AnalysisRules } from "@tetron/verdict/policy/analysis-rules";

/** The edge cases of an analysis, as it names them to people. */
export const EDGE_CASES = {
  high_volume_low_balance: "High volume + low balance",
  imbalanced_transactions: "Imbalanced transaction ratio",
  large_value_movements: "Large value movements",
  rapid_activity: "Rapid activity bursts",
  low_neighbour_confidence: "Low K-NN confidence",
  heavy_token_use: "Heavy ERC20 usage",
} as const;

export type EdgeCase = keyof typeof EDGE_CASES;

/** What edge cases are detected from. */
export interface Observed {
  /** `wallet-44/v1`; `null` without a history. */
  readonly wallet44: ArrayLike<number> | null;
  /** `null` when no neighbours are known. */
  readonly neighbourhood: Pick<Neighbourhood, "confidence"> | null;
}

/** Which edge cases hold, in the order of {@link EDGE_CASES}, and which cannot be told from what is known. */
export interface DetectedEdgeCases {
  readonly detected: readonly EdgeCase[];
  readonly unknown: readonly EdgeCase[];
}

/** Tests every edge case at the policy's thresholds. */
export function detectEdgeCases(rules: AnalysisRules, observed: Observed): DetectedEdgeCases {
  const results = resultsOf(rules, observed);
  const those = (wanted: boolean | null) =>
    (Object.keys(EDGE_CASES) as EdgeCase[]).filter((edgeCase) => results[edgeCase] === wanted);
  return { detected: those(true), unknown: those(null) };
}

function resultsOf(
  rules: AnalysisRules,
  { wallet44, neighbourhood }: Observed,
): Record<EdgeCase, boolean | null> {
  const of = (name: (typeof WALLET_44)[number]) => wallet44?.[WALLET_44.indexOf(name)] ?? Number.NaN;
  const volume = of("total_sent") + of("total_received");
  const largest = Math.max(of("max_sent"), of("max_received"));
  const [sent, received, total] = [of("sent_tx"), of("received_tx"), of("total_tx")];
  const tokens = of("erc20_tx");
  const { highVolumeLowBalance: flow, imbalancedTransactions: ratio, rapidActivity: burst } = rules;
  const { heavyTokenUse } = rules;
  const isRapid = (count: number, minutes: number) =>
    all(atLeast(count, burst.transactionsAtLeast), below(minutes, burst.averageMinutesBelow));
  return {
    high_volume_low_balance: all(
      atLeast(volume, flow.volumeAtLeast),
      below(of("balance"), flow.balanceShareBelow * volume),
    ),
    imbalanced_transactions: all(
      atLeast(total, ratio.transactionsAtLeast),
      atLeast(Math.max(sent, received), ratio.shareAtLeast * total),
    ),
    large_value_movements: atLeast(largest, rules.largeValueMovements.valueAtLeast),
    rapid_activity: any(
      isRapid(sent, of("avg_min_between_sent")),
      isRapid(received, of("avg_min_between_received")),
    ),
    low_neighbour_confidence:
      neighbourhood && below(neighbourhood.confidence, rules.lowNeighbourConfidence.confidenceBelow),
    heavy_token_use: all(
      atLeast(tokens, heavyTokenUse.transfersAtLeast),
      atLeast(tokens, heavyTokenUse.shareAtLeast * (tokens + total)),
    ),
  };
}

/** `null`: a number is not known. */
function atLeast(number: number, limit: number): boolean | null {
  return Number.isNaN(number) || Number.isNaN(limit) ? null : number >= limit;
}

function below(number: number, limit: number): boolean | null {
  const reached = atLeast(number, limit);
  return reached === null ? null : !reached;
}

/** A false one decides, whatever is unknown. */
function all(...results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}

/** A true one decides, whatever is unknown. */
function any(...results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(true)) return true;
  return results.includes(null) ? null : false;
}
