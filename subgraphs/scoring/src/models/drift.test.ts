import { logOddsOf, probabilityOf } from "@tetron/models/logistic";
import { seededRandom } from "@tetron/models/rng";
import { expect, test } from "vitest";
import { distributionOver, driftBetween, referenceOf, shareOfFraud } from "./drift.ts";

const random = seededRandom(5);
const values = (count: number, shift = 0) => Array.from({ length: count }, () => random() + shift);
const driftOf = (reference: readonly number[], now: readonly number[]) => {
  const before = referenceOf(reference);
  return driftBetween(before, distributionOver(before.edges, now));
};

test("values of the same distribution do not drift, and moved ones do", () => {
  const reference = values(5_000);
  expect(driftOf(reference, reference)).toEqual({ psi: 0, ks: 0 });
  expect(driftOf(reference, values(5_000)).psi).toBeLessThan(0.02);
  const moved = driftOf(reference, values(5_000, 0.3));
  expect(moved.psi).toBeGreaterThan(0.25);
  expect(moved.ks).toBeCloseTo(0.3, 1);
});

test("values that are no longer defined are a drift", () => {
  const reference = values(1_000);
  const { psi, ks } = driftOf(reference, [
    ...reference.slice(0, 500),
    ...reference.slice(0, 500).map(() => Number.NaN),
  ]);
  expect(psi).toBeGreaterThan(0.25);
  expect(ks).toBeLessThan(0.1);
});

test("a feature of one value, and no value at all, are compared too", () => {
  expect(driftOf([1, 1, 1], [1, 1])).toEqual({ psi: 0, ks: 0 });
  expect(driftOf([1, 1, 1], [2, 2]).psi).toBe(0);
  expect(driftOf([Number.NaN], [Number.NaN])).toEqual({ psi: 0, ks: 0 });
});

test("the share of fraud follows from probabilities that assume another one", () => {
  const prior = 0.05;
  for (const truth of [0.02, 0.2, 0.5]) {
    // Log-odds of a calibrated model at equal shares: normal around -2 and 2 with variance 4.
    const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const probabilities = Array.from({ length: 5_000 }, () => {
      const evidence = (random() < truth ? 2 : -2) + 2 * normal();
      return probabilityOf(evidence + logOddsOf(prior));
    });
    expect(shareOfFraud(probabilities, prior)).toBeCloseTo(truth, 1);
  }
  expect(shareOfFraud([], prior)).toBe(prior);
});
