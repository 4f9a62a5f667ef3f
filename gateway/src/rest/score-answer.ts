import { NETWORKS } from "@tetron/domain/network";
import { roundedScore } from "@tetron/domain/rounded";
import { z } from "zod";
import type { ScoreAnswerFragment, WalletAnswerFragment } from "../operations.gen.ts";
import { Coverage, coverageAnswer } from "./coverage.ts";
import { lowercase } from "./endpoint.ts";
import { roundedOdds, roundedRange, roundedValue, roundedValueOrNull } from "./rounded.ts";

const SIMULATED_ASSETS = `${NETWORKS.simnet.caip2}/`;
const Percent = z.number().min(0).max(100);
const Share = z.number().min(0).max(1);

const Wallet = z.object({
  id: z.string().describe("CAIP-10 account id."),
  address: z.string().describe("The address in stored form: lower-case on EVM networks."),
  known: z.boolean().describe("Whether the wallet's history is known."),
  fraud_probability: Share.nullable().describe("Calibrated probability that the wallet is a fraud account."),
  fraud_probability_range: z
    .object({ low: Share, high: Share })
    .nullable()
    .describe("Bounds of that probability; null without history, and for older scores."),
  out_of_distribution: z
    .boolean()
    .nullable()
    .describe(
      "Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range.",
    ),
  neighbour_fraud_share: Share.nullable().describe("Share of fraud among the nearest known wallets."),
  reputation_score: Percent,
  confidence: Share,
  labels: z.array(z.string()).describe("Words of lists that name the wallet."),
  sanctioned: z.boolean(),
});

const Reason = z.object({
  code: z.string().describe("Stable code, such as `NO_HISTORY`."),
  title: z.string().describe("The same, for people."),
  contribution: z
    .number()
    .describe("Contribution of the reason to the log-odds of fraud, with four decimals."),
  side: z.enum(["from", "to"]).nullable().describe("The side it is about; null for the payment."),
  evidence: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      unit: z
        .string()
        .nullable()
        .describe(
          "Unit of the value, such as `minutes`; null for a share, a ratio, a probability or a distance, and for what is no number.",
        ),
      source: z.string().nullable(),
    }),
  ),
});

/** A score as `/v1/score` answers it: the five fields that every client knows, then the details. */
export const ScoreAnswer = z.object({
  transaction_id: z.string().describe("`tx_` and a ULID."),
  fraud_score: Percent.describe(
    "100 times the probability of fraud, with two decimals: 100 / (1 + exp(-(base + the contributions))). GraphQL returns it unrounded.",
  ),
  reputation_score: Percent.describe("The lower of the two wallets' reputations; 50 is no evidence."),
  recommendation: z.enum(["approve", "review", "decline"]),
  model_version: z.string(),
  status: z.enum(["pending", "completed", "failed"]).describe("`pending`: a source missed its deadline."),
  confidence: Share.describe(
    "How much evidence the score is based on; lower if the evidence is past its shelf life.",
  ),
  fraud_score_range: z
    .object({ low: Percent, high: Percent })
    .nullable()
    .describe(
      "The score if the probabilities of both wallets were at the ends of their ranges; null when no wallet has a range, and for older scores.",
    ),
  base: z.number().describe("Log-odds of fraud before any reason, with four decimals."),
  rule: z.object({ id: z.string(), title: z.string() }).describe("The policy rule that decided."),
  reasons: z.array(Reason).describe("In the order in which their contributions are added."),
  wallets: z.object({ from: Wallet, to: Wallet }),
  asset: z.string().describe("CAIP-19 id of the asset paid: the contract that a symbol stands for."),
  sources: z.array(
    z.object({
      name: z.string(),
      status: z
        .enum(["ok", "stale", "partial", "missing", "late", "unavailable", "not_configured"])
        .describe(
          "`stale`: past its shelf life; results based on it have lower confidence. `partial`: a provider has supplied part of the history. Without data: `missing`: there is none; `late`: it did not answer in time; `unavailable`: no provider can supply the history; `not_configured`: no provider supports the network.",
        ),
      age_seconds: z
        .number()
        .min(0)
        .nullable()
        .describe(
          "For a history, since its provider was queried, or since its newest transaction if it was imported; for lists, since the date of the most overdue one.",
        ),
      shelf_life_seconds: z
        .number()
        .min(0)
        .nullable()
        .describe("Age beyond which it is `stale`; null for live data and for older scores."),
      provider: z
        .string()
        .nullable()
        .describe(
          "The origin: the source of a stored history, such as `etherscan`, otherwise the provider queried. Null for older scores.",
        ),
      coverage: Coverage.nullable().describe(
        "How much of a history its provider has supplied; null if no provider was queried.",
      ),
    }),
  ),
  versions: z.object({
    model: z.string(),
    features: z.string(),
    policy: z.string(),
    labels: z.string().nullable().describe("Version of the label vocabulary; null for older scores."),
    neighbours: z
      .string()
      .nullable()
      .describe(
        "Of the index that found the neighbours; null if none were searched for, and for older scores.",
      ),
    neighbours_by: z
      .enum(["embedded", "opensearch", "opensearch_hnsw"])
      .nullable()
      .describe(
        "What found the neighbours: the process in its memory, exactly; OpenSearch, exactly; or OpenSearch by an approximate graph. Null if none were searched for, and for older scores.",
      ),
    lists: z.array(z.object({ list: z.string(), version: z.string() })),
  }),
  created_at: z.iso.datetime(),
  completed_at: z.iso.datetime().nullable(),
  request_id: z.string().describe("The request that asked for the score."),
  simulated: z.literal(true).optional().describe("On the simulated network: none of it is real."),
});

export function scoreAnswer(score: ScoreAnswerFragment): z.infer<typeof ScoreAnswer> {
  const { base, contributions } = roundedOdds(
    score.base,
    score.reasons.map(({ contribution }) => contribution),
    score.fraudScore,
  );
  return {
    transaction_id: score.id,
    fraud_score: roundedScore(score.fraudScore),
    reputation_score: roundedScore(score.reputationScore),
    recommendation: lowercase(score.recommendation),
    model_version: score.versions.model,
    status: lowercase(score.status),
    confidence: roundedValue(score.confidence),
    fraud_score_range: roundedRange(score.fraudScoreRange, roundedScore),
    base,
    rule: { id: score.rule.id, title: score.rule.title },
    reasons: score.reasons.map(({ side, ...reason }, n) => ({
      code: reason.code,
      title: reason.title,
      contribution: contributions[n]!,
      side: side && lowercase(side),
      evidence: [...reason.evidence],
    })),
    wallets: { from: walletAnswer(score.from), to: walletAnswer(score.to) },
    asset: score.asset,
    sources: score.sources.map((source) => ({
      name: source.name,
      status: lowercase(source.status),
      age_seconds: source.ageSeconds,
      shelf_life_seconds: source.shelfLifeSeconds === null ? null : Math.round(source.shelfLifeSeconds),
      provider: source.provider,
      coverage: coverageAnswer(source.coverage),
    })),
    versions: versionsAnswer(score.versions),
    created_at: score.createdAt,
    completed_at: score.completedAt,
    request_id: score.requestId,
    ...(score.asset.startsWith(SIMULATED_ASSETS) && { simulated: true as const }),
  };
}

function versionsAnswer({ neighboursBy, lists, ...versions }: ScoreAnswerFragment["versions"]) {
  return { ...versions, neighbours_by: neighboursBy && lowercase(neighboursBy), lists: [...lists] };
}

function walletAnswer(side: WalletAnswerFragment): z.infer<typeof Wallet> {
  return {
    id: side.wallet.id,
    address: side.address,
    known: side.known,
    fraud_probability: roundedValueOrNull(side.fraudProbability),
    fraud_probability_range: roundedRange(side.fraudProbabilityRange, roundedValue),
    out_of_distribution: side.outOfDistribution,
    neighbour_fraud_share: roundedValueOrNull(side.neighbourFraudShare),
    reputation_score: roundedScore(side.reputationScore),
    confidence: roundedValue(side.confidence),
    labels: [...side.labels],
    sanctioned: side.sanctioned,
  };
}
