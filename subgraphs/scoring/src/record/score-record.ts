import type { StoredScore } from "@tetron/lake/tables/scores";
import type { ProbabilityRange } from "@tetron/models/probability-range";
import type { StoredInputs } from "@tetron/verdict/editions/before-neighbours";
import type { NamedEditions } from "@tetron/verdict/editions/editions";
import type { Estimate } from "@tetron/verdict/estimate/estimate";
import type { SideEstimate } from "@tetron/verdict/estimate/side-estimate";
import type { Payment } from "@tetron/verdict/payment";
import type { Reason } from "@tetron/verdict/reason";
import type { Edition, SideInputs } from "@tetron/verdict/score-inputs";
import type { Gathered } from "@tetron/verdict/sources/gather";
import type { SourceReport } from "@tetron/verdict/sources/source-reports";
import type { SearchedBy } from "@tetron/verdict/wallet-index";
import { type ShadowEstimate, shadowEstimate } from "./shadow-estimate.ts";

/** Which index is named for a score whose wallets were searched by two: the one that loses neighbours, then the one that stood in. */
const BY_RELIANCE: readonly SearchedBy[] = ["opensearch_hnsw", "embedded", "opensearch"];

/** A wallet as the score saw it. */
export interface ShownSide {
  readonly known: boolean;
  readonly fraudProbability: number | null;
  /** Absent in scores from before there were ranges; `null` without one. */
  readonly fraudProbabilityRange?: ProbabilityRange | null;
  /** Absent in scores from before it was recorded. */
  readonly outOfDistribution?: boolean;
  readonly neighbourFraudShare: number | null;
  readonly reputationScore: number;
  readonly confidence: number;
  readonly labels: readonly string[];
  readonly sanctioned: boolean;
}

/** The versions behind the score. */
export interface ScoreVersions extends NamedEditions {
  readonly lists: readonly Edition[];
  /**
   * Of the index that found the neighbours; `null` when nobody's were looked for, absent in scores from before they were
   * inputs.
   */
  readonly neighbours?: string | null;
  /** What found the neighbours; `null` when nobody's were looked for, absent in scores from before it was recorded. */
  readonly neighboursBy?: SearchedBy | null;
}

/** A stored score with its parts typed as this subgraph writes them. */
export interface ScoreRecord extends StoredScore {
  readonly reasons: readonly Reason[];
  readonly wallets: { readonly from: ShownSide; readonly to: ShownSide };
  readonly sources: readonly SourceReport[];
  readonly versions: ScoreVersions;
  readonly inputs: StoredInputs;
}

/** A score that was computed now, with what the shadow model makes of the payment. */
export interface JudgedScore extends ScoreRecord {
  /** Stored beside the score, and never answered with it. */
  readonly shadow: ShadowEstimate | null;
}

/** A score as it is answered: without its inputs. */
export type ScoreAnswer = Omit<ScoreRecord, "inputs">;

/** Owner and time of a score, which its completion does not change. */
export interface ScoreIdentity {
  readonly id: string;
  readonly tenant: string;
  readonly requestId: string;
  readonly createdAt: Date;
}

/** Assembles a score. It is pending while one of its sources was late. */
export function scoreRecord(
  identity: ScoreIdentity,
  { from, to, asset, units }: Payment,
  gathered: Gathered,
  made: { readonly estimate: Estimate; readonly now: Date },
): JudgedScore {
  const { inputs, sources, lists } = gathered;
  const { versions } = gathered.engine;
  const { estimate } = made;
  const nearest = inputs.from.neighbours ?? inputs.to.neighbours;
  return {
    ...identity,
    network: from.network,
    fromAddress: from.address,
    toAddress: to.address,
    amount: units,
    currency: asset.symbol,
    status: inputs.late ? "pending" : "completed",
    fraudScore: estimate.fraudScore,
    fraudScoreRange: estimate.fraudScoreRange,
    reputationScore: estimate.reputationScore,
    recommendation: estimate.recommendation,
    rule: estimate.rule,
    confidence: estimate.confidence,
    base: estimate.base,
    modelVersion: versions.model,
    reasons: estimate.reasons,
    wallets: { from: shownSide(inputs.from, estimate.from), to: shownSide(inputs.to, estimate.to) },
    sources,
    versions: {
      ...{ ...versions, lists, neighbours: nearest?.edition ?? null },
      neighboursBy: searchedBy(inputs),
    },
    inputs,
    completedAt: inputs.late ? null : made.now,
    shadow: shadowEstimate(gathered),
  };
}

/** Of two searches, the one that is less exact or was left to this process. */
function searchedBy({ from, to }: Gathered["inputs"]): SearchedBy | null {
  const each = [from.neighbours?.by, to.neighbours?.by];
  return BY_RELIANCE.find((by) => each.includes(by)) ?? null;
}

function shownSide({ features, labels }: SideInputs, side: SideEstimate): ShownSide {
  return {
    known: features !== null,
    fraudProbability: side.risk?.fraudProbability ?? null,
    fraudProbabilityRange: side.reliance?.range ?? null,
    outOfDistribution: side.reliance?.outOfDistribution ?? false,
    neighbourFraudShare: side.neighbours?.fraudProbability ?? null,
    reputationScore: side.reputation.score,
    confidence: side.confidence,
    labels: [...new Set(labels.map(({ label }) => label))].sort(),
    sanctioned: side.standing.sanctioned,
  };
}
