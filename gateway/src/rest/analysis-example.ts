/** An analysis as `POST /score` answers it, with three of its neighbours and of its features. */
export const ANALYSIS_EXAMPLE = {
  result: "Not_Fraud" as const,
  address: "0x28c6c06298d514db089934071355e5743bf21d60",
  fraud_probability: 0.1,
  confidence: 0.7528,
  knn_analysis: {
    fraud_probability: 0.1,
    nearest_neighbors: [
      { address: "0x000e001ab444fa8d6dc4a402f8d7cfc88fe8c64d", flag: 0 as const, distance: 0.43 },
      { address: "0x001f2f8c5e5c0a1ec3b9c8b1f4b3c2f2f1c1b6a8", flag: 0 as const, distance: 0.61 },
      { address: "0x0059b14e35dab1b4eee768e2926c7a5660da66f7", flag: 1 as const, distance: 0.93 },
    ],
    avg_distance: 0.6514,
  },
  rag_analysis: {
    reasoning:
      "Of the 10 nearest known wallets 1 are fraud accounts, 10.0 % by closeness, at a mean distance of 0.65; confidence 0.75. Edge cases: Large value movements. It is not called fraud by the share of fraud among the wallets that resemble it.",
    confidence: 0.7528,
    edge_cases_detected: ["Large value movements"],
  },
  features_extracted: { "Sent tnx": 721, "Received Tnx": 89, "Avg min between sent tnx": 844.26 },
};
