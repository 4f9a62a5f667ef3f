/** The example of the specification, with valid addresses. */
export const REPUTATION_EXAMPLE = {
  results: [
    {
      address: "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
      score: 92.1,
      confidence: 0.95,
      band: "high" as const,
      kind: null,
      components: [
        { name: "prior", points: 50 },
        { name: "history", points: 26.4 },
        { name: "throughput", points: 12.2 },
        { name: "counterparties", points: 4.1 },
        { name: "outcomes", points: 0 },
        { name: "anomaly", points: -0.6 },
      ],
      trend: { days_7: 0.2, days_30: 1.1 },
      as_of: "2025-05-17T08:34:21.000Z",
      history_status: "ok" as const,
      reasons: [
        {
          code: "LONG_KNOWN",
          title: "Known parties have dealt with it for a long time",
          points: 21.7,
          evidence: { tenure_days: 812 },
          units: { tenure_days: "days" },
        },
      ],
    },
  ],
  model_version: "2025-05-10",
  errors: [],
};
