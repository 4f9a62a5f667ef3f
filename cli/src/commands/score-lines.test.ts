import { expect, test } from "vitest";
import { type Printed, scoreLines } from "./score-lines.ts";

const plain = (_style: unknown, text: string) => text;
const REASON = { code: "WALLET_RISK", title: "The recipient's own history", side: "to" as const };
const linesWith = (reason: { contribution?: number; evidence?: Printed["reasons"][number]["evidence"] }) => {
  const answer: Printed = {
    ...{ transaction_id: "tx_1", fraud_score: 12.7, reputation_score: 50, base: -2.5, confidence: 0.9 },
    ...{
      recommendation: "approve",
      status: "completed",
      rule: { id: "low-risk", title: "The risk is low." },
    },
    reasons: [{ ...REASON, contribution: 0, evidence: [], ...reason }],
    versions: { model: "2025-05-10", policy: "sha256:0123" },
  };
  return scoreLines(answer, plain).join("\n");
};

test("each reason is printed with its contribution, the unit and its evidence", () => {
  const evidence = [
    { name: "fraud_probability", value: "0.04", unit: null, source: null },
    { name: "largest_before", value: "45", unit: "coins", source: null },
    { name: "label", value: "binance: Binance 14", unit: null, source: "explorer-labels-2023 1" },
  ];
  const text = linesWith({ contribution: -0.2278, evidence });
  expect(text).toContain("in log-odds:");
  expect(text).toContain("  -0.228  to: The recipient's own history\n");
  expect(text).toContain(
    "fraud_probability 0.04; largest_before 45 coins; label binance: Binance 14 (explorer-labels-2023 1)",
  );
});

test("a contribution that does not show in three decimals has no sign", () => {
  for (const contribution of [0, 0.0004, -0.0004])
    expect(linesWith({ contribution })).toContain("   0.000  to: ");
});

test("of long evidence three items are printed, and how many there are beside", () => {
  const evidence = [1, 2, 3, 4, 5].map((n) => ({ name: `label_${n}`, value: "a", unit: null, source: null }));
  const text = linesWith({ evidence });
  expect(text).toContain("label_1 a; label_2 a; label_3 a; 2 more with --json");
  expect(text).not.toContain("label_4");
});
