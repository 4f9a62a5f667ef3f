import type { ExplainedScore } from "./explained-score.ts";

/** A score of a payment to a wallet that behaves like a fraud account. */
export function aScore(): ExplainedScore {
  const computed = (name: string, value: string) => ({ name, value, source: null });
  return {
    base: -2,
    fraudScore: 77.9351,
    reputationScore: 50,
    confidence: 0.6215,
    recommendation: "review",
    reasons: [
      {
        ...{
          code: "BEHAVIOUR",
          title: "The wallet behaves like a fraud account",
          side: "to",
          contribution: 4,
        },
        evidence: [
          computed("fraud_probability", "0.8312"),
          computed("sent_tx", "721"),
          computed("received_tx", "89"),
          computed("time_span", "unknown"),
        ],
      },
      {
        ...{ code: "REPUTATION", title: "The wallet's reputation lowers the risk", side: "from" },
        contribution: -0.8,
        evidence: [computed("reputation", "71.5"), computed("confidence", "0.9")],
      },
      {
        ...{ code: "NO_HISTORY", title: "No history of the wallet is held", side: "from", contribution: 0 },
        evidence: [],
      },
    ],
  };
}
