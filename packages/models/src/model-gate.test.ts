import { expect, test } from "vitest";
import { decodeModelCard, type ModelCard } from "./model-card.ts";
import { gateChecks } from "./model-gate.ts";

const LIVE: ModelCard = {
  format: "tetron-model-card/1",
  h: { wallets: 6_439, auc: 0.9866, recall_at_1pct_fpr: 0.791, brier: 0.03, ece: 0.011 },
  r: { wallets: 2_356, recall: 0.498 },
  groups: [
    { category: "exchange", wallets: 200, flagged: 4 },
    { category: "custodian", wallets: 4, flagged: 0 },
  ],
  calibration: { wallets: 8_795, ece: 0.0175 },
};
const failedBy = (card: ModelCard) =>
  gateChecks(card, LIVE)
    .filter(({ passed }) => !passed)
    .map(({ check }) => check);

test("a model passes its own gate, and one that is better", () => {
  expect(failedBy(LIVE)).toEqual([]);
  expect(failedBy({ ...LIVE, h: { ...LIVE.h, auc: 1 }, r: { ...LIVE.r, recall: 1 } })).toEqual([]);
});

test("each number that is worse by more than its tolerance is named", () => {
  expect(failedBy({ ...LIVE, h: { ...LIVE.h, auc: 0.983, recall_at_1pct_fpr: 0.75 } })).toEqual([
    "h.auc",
    "h.recall_at_1pct_fpr",
  ]);
  expect(failedBy({ ...LIVE, r: { ...LIVE.r, recall: 0.47 } })).toEqual(["r.recall"]);
  expect(failedBy({ ...LIVE, calibration: { ...LIVE.calibration, ece: 0.03 } })).toEqual(["calibration.ece"]);
});

test("a group that is flagged more often fails, and one that is too small says nothing", () => {
  const groups = [
    { category: "exchange", wallets: 200, flagged: 7 },
    { category: "custodian", wallets: 4, flagged: 4 },
    { category: "miner", wallets: 100, flagged: 100 },
  ];
  expect(failedBy({ ...LIVE, groups })).toEqual(["groups.exchange"]);
});

test("a card with a number that is none is refused by its name", () => {
  const broken = JSON.stringify({ ...LIVE, h: { ...LIVE.h, auc: "high" } });
  expect(() => decodeModelCard(new TextEncoder().encode(broken))).toThrow("model card.h.auc: ");
});
