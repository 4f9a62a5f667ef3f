import {
  measureCalibration,
  measureRanking,
  pairedBootstrap,
  rankingOf,
  type ScoredRow,
} from "@tetron/models/paired";
import { seededRandom } from "@tetron/models/rng";
import { expect, test } from "vitest";
import { measure } from "./metrics.ts";

/** Scores with ties, better by `skill`. */
function scored(skill: number): ScoredRow[] {
  const random = seededRandom(7);
  return Array.from({ length: 400 }, (_, member) => {
    const label = Number(random() < 0.4);
    return { group: 0, member, label, score: Math.round(20 * (random() + skill * label)) / 60 };
  });
}
const rows = scored(0.8);
const once = [new Int32Array(rows.length).fill(1)];

test("with every row drawn once the measures are those of the metrics", () => {
  const whole = measure(
    rows.map(({ label }) => label),
    rows.map(({ score }) => score),
  );
  const { auc, recall } = measureRanking(rankingOf(rows), once);

  expect(auc).toBeCloseTo(whole.auc, 12);
  expect(recall).toBe(whole.recall_at_1pct_fpr);
  expect(measureCalibration(rows, once).brier).toBeCloseTo(whole.brier, 12);
  expect(measureCalibration(rows, once).ece).toBeCloseTo(whole.ece, 12);
});

test("a row that is drawn twice counts as two, and one that is not drawn as none", () => {
  const weights = [Int32Array.from(rows, (_, i) => i % 3)];
  const repeated = rows.flatMap((row, i) => Array.from({ length: i % 3 }, () => row));
  const whole = measure(
    repeated.map(({ label }) => label),
    repeated.map(({ score }) => score),
  );

  expect(measureRanking(rankingOf(rows), weights).auc).toBeCloseTo(whole.auc, 12);
  expect(measureCalibration(rows, weights).ece).toBeCloseTo(whole.ece, 12);
});

test("an interval has the difference, and is zero for a model beside itself", () => {
  const [better, worse] = [rankingOf(scored(0.9)), rankingOf(rows)];
  const { other, same } = pairedBootstrap([rows.length], (weights) => {
    const auc = measureRanking(worse, weights).auc;
    return { other: measureRanking(better, weights).auc - auc, same: auc - auc };
  });

  expect(other.low).toBeGreaterThan(0);
  expect(other.mean).toBeGreaterThan(other.low);
  expect(other.mean).toBeLessThan(other.high);
  expect(same).toEqual({ mean: 0, low: 0, high: 0 });
});
