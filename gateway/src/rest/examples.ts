import type { z } from "zod";
import type { NarrativeAnswer } from "./narrative-answer.ts";
import type { ScoreAnswer } from "./score-answer.ts";

/** The example of the specification, with valid addresses. */
export const SCORE_EXAMPLE: z.infer<typeof ScoreAnswer> = {
  transaction_id: "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
  fraud_score: 12.7,
  reputation_score: 87.3,
  recommendation: "approve",
  model_version: "2025-05-10",
  status: "completed",
  confidence: 0.82,
  fraud_score_range: { low: 11.4, high: 14.1 },
  base: -1.7,
  rule: { id: "low-risk", title: "Fraud is unlikely and both wallets are known" },
  reasons: [
    {
      code: "WALLET_RISK",
      title: "The recipient's own history",
      contribution: -0.2278,
      side: "to",
      evidence: [{ name: "fraud_probability", value: "0.04", unit: null, source: null }],
    },
  ],
  wallets: {
    from: {
      id: "eip155:1:0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
      address: "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
      known: true,
      fraud_probability: 0.02,
      fraud_probability_range: { low: 0.016, high: 0.023 },
      out_of_distribution: false,
      neighbour_fraud_share: 0,
      reputation_score: 91.4,
      confidence: 0.9,
      labels: [],
      sanctioned: false,
    },
    to: {
      id: "eip155:1:0x00000000219ab540356cbb839cbe05303d7705fa",
      address: "0x00000000219ab540356cbb839cbe05303d7705fa",
      known: true,
      fraud_probability: 0.04,
      fraud_probability_range: { low: 0.034, high: 0.052 },
      out_of_distribution: false,
      neighbour_fraud_share: 0.1,
      reputation_score: 87.3,
      confidence: 0.82,
      labels: ["contract"],
      sanctioned: false,
    },
  },
  asset: "eip155:1/slip44:60",
  sources: [
    {
      name: "from_wallet",
      status: "ok",
      age_seconds: 3_600,
      shelf_life_seconds: 7_776_000,
      provider: "etherscan",
      coverage: { complete: true, reason: "end", share: 1, from: "start" },
    },
  ],
  versions: {
    model: "2025-05-10",
    features: "behaviour/v1 wallet-44/v1 payment/v2",
    policy: "sha256:5f1d7a3b",
    labels: "8c1f0a52d7e3",
    neighbours: "2025-05-10+41b6e7d09a35",
    neighbours_by: "embedded",
    lists: [{ list: "OFAC SDN ETH", version: "2026-10-01+b41b0ea0c58f" }],
  },
  created_at: "2025-05-17T08:34:21.000Z",
  completed_at: "2025-05-17T08:34:21.000Z",
  request_id: "req_01JVEP5ZK7M2F8D4S6A0YQJ1VE",
};

/** How that score is explained. */
export const NARRATIVE_EXAMPLE: z.infer<typeof NarrativeAnswer> = {
  text: "The fraud score is 12.7 points with a confidence of 0.82, and the policy approves the payment. The recipient: the fraud model judges its history (fraud probability 0.04); this lowers the score, 100.0 % of all contributions.",
  factors: [{ evidence: "to.BEHAVIOUR", code: "BEHAVIOUR", side: "to", effect: "lowers" }],
  proposal: null,
  writer: "templates",
  refusal: null,
  model: null,
  prompt_version: "templates/3",
  grounded_share: 1,
};
