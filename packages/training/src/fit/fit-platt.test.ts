import { probabilityOf } from "@tetron/models/logistic";
import { applyPlatt } from "@tetron/models/platt";
import { seededRandom } from "@tetron/models/rng";
import { expect, test } from "vitest";
import { fitPlatt } from "./fit-platt.ts";

test("overconfident margins are calibrated", () => {
  const random = seededRandom(5);
  const truths = Array.from({ length: 5000 }, () => (random() - 0.5) * 8);
  const labels = truths.map((truth) => (random() < probabilityOf(truth) ? 1 : 0));

  const platt = fitPlatt(
    truths.map((truth) => 3 * truth + 1),
    labels,
  );

  expect(platt.slope).toBeCloseTo(1 / 3, 1);
  expect(applyPlatt(platt, 1)).toBeCloseTo(0, 0);
});

test("classes that margins divide cleanly still get a finite line", () => {
  const { slope, intercept } = fitPlatt([-3, -2, 2, 3], [0, 0, 1, 1]);

  expect(slope).toBeGreaterThan(0);
  expect(Number.isFinite(slope + intercept)).toBe(true);
});
