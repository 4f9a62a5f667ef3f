import { WALLET_44 } from "@tetron/features/wallet-44";
import { AnalysisRules } from "@tetron/verdict/policy/analysis-rules";
import { expect, test } from "vitest";
import { detectEdgeCases, type EdgeCase } from "./edge-cases.ts";

type Numbers = Partial<Record<(typeof WALLET_44)[number], number>>;

const RULES = AnalysisRules.parse({});
const detect = (numbers: Numbers, confidence = 1, rules = RULES) =>
  detectEdgeCases(rules, {
    wallet44: WALLET_44.map((column) => numbers[column] ?? 0),
    neighbourhood: { confidence },
  }).detected;

/** At the border, and a step short of it. */
const BORDERS: Readonly<
  Record<Exclude<EdgeCase, "low_neighbour_confidence">, readonly [Numbers, Numbers][]>
> = {
  high_volume_low_balance: [
    [
      { total_sent: 600, total_received: 400, balance: 0.99 },
      { total_sent: 600, total_received: 400, balance: 1 },
    ],
    [
      { total_sent: 600, total_received: 400 },
      { total_sent: 600, total_received: 399.9 },
    ],
  ],
  imbalanced_transactions: [
    [
      { sent_tx: 19, received_tx: 1, total_tx: 20 },
      { sent_tx: 18, received_tx: 1, total_tx: 19 },
    ],
    [
      { sent_tx: 1, received_tx: 38, total_tx: 40 },
      { sent_tx: 3, received_tx: 37, total_tx: 40 },
    ],
  ],
  large_value_movements: [
    [{ max_sent: 1_000 }, { max_sent: 999.9 }],
    [{ max_received: 1_000 }, { max_received: 999.9 }],
  ],
  rapid_activity: [
    [
      { sent_tx: 10, avg_min_between_sent: 4.9 },
      { sent_tx: 10, avg_min_between_sent: 5 },
    ],
    [
      { received_tx: 10, avg_min_between_received: 0 },
      { received_tx: 9, avg_min_between_received: 0 },
    ],
  ],
  heavy_token_use: [
    [
      { erc20_tx: 50, total_tx: 50 },
      { erc20_tx: 50, total_tx: 51 },
    ],
    [{ erc20_tx: 50 }, { erc20_tx: 49 }],
  ],
};

test.each(
  Object.entries(BORDERS).flatMap(([edgeCase, borders]) =>
    borders.map(([at, short]) => [edgeCase as EdgeCase, at, short] as const),
  ),
)("%s holds from its threshold on: %j, not %j", (edgeCase, at, short) => {
  expect(detect(at)).toContain(edgeCase);
  expect(detect(short)).not.toContain(edgeCase);
});

test("low confidence in the neighbours is an edge case below its threshold", () => {
  expect(detect({}, 0.599)).toEqual(["low_neighbour_confidence"]);
  expect(detect({}, 0.6)).toEqual([]);
});

test("a policy sets the thresholds", () => {
  const rules = AnalysisRules.parse({ largeValueMovements: { valueAtLeast: 5 } });
  expect(detect({ max_sent: 5 }, 1, rules)).toEqual(["large_value_movements"]);
});

test("what a history does not tell is unknown, unless what it tells decides", () => {
  const wallet44 = WALLET_44.map(() => Number.NaN);
  expect(detectEdgeCases(RULES, { wallet44, neighbourhood: null })).toEqual({
    detected: [],
    unknown: [
      "high_volume_low_balance",
      "imbalanced_transactions",
      "large_value_movements",
      "rapid_activity",
      "low_neighbour_confidence",
      "heavy_token_use",
    ],
  });
  const tokensUnknown = WALLET_44.map((column) => (column.startsWith("erc20_") ? Number.NaN : 0));
  expect(detectEdgeCases(RULES, { wallet44: tokensUnknown, neighbourhood: { confidence: 1 } })).toEqual({
    detected: [],
    unknown: ["heavy_token_use"],
  });
});

test("without a history nothing is detected and everything is unknown", () => {
  const { detected, unknown } = detectEdgeCases(RULES, { wallet44: null, neighbourhood: null });
  expect(detected).toEqual([]);
  expect(unknown).toHaveLength(6);
});
