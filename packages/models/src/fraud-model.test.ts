import { expect, test } from "vitest";
import { decodeFraudModel, encodeFraudModel } from "./fraud-model.ts";
import { logOddsOf, probabilityOf } from "./logistic.ts";
import { rowOf } from "./matrix.ts";
import { aSample } from "./trees/testing.ts";
import { trainForest } from "./trees/train.ts";

const { matrix, labels } = aSample(400);
const HEADER = {
  version: "2026-01-31",
  featureSet: "test/v1",
  features: ["a", "b", "c", "d", "e", "f"],
  platt: { slope: 0.8, intercept: -0.1 },
  trainingPrior: 0.4,
  prior: 0.05,
};
const bytes = encodeFraudModel(HEADER, trainForest(matrix, labels, { trees: 30, leaves: 8 }));
const model = decodeFraudModel(bytes);

test("an explanation adds up to the log-odds", () => {
  for (let i = 0; i < 100; i++) {
    const row = rowOf(matrix, i);
    const { base, contributions } = model.explain(row);
    expect(base).toBe(model.base);
    const sum = contributions.reduce((total, each) => total + each, base);
    expect(Math.abs(sum - model.logOdds(row))).toBeLessThan(1e-9);
  }
});

test("rows at once and one by one get the same log-odds", () => {
  expect([...model.logOddsOfRows(matrix)]).toEqual(
    Array.from(labels, (_, i) => model.logOdds(rowOf(matrix, i))),
  );
});

test("another prior moves every wallet's log-odds by the same", () => {
  const even = model.withPrior(0.5);
  const shift = logOddsOf(0.5) - logOddsOf(0.05);
  for (let i = 0; i < 20; i++) {
    const row = rowOf(matrix, i);
    expect(even.logOdds(row)).toBeCloseTo(model.logOdds(row) + shift, 12);
    expect(even.probability(row)).toBe(probabilityOf(even.logOdds(row)));
    expect(even.explain(row).contributions).toEqual(model.explain(row).contributions);
  }
  expect(even.prior).toBe(0.5);
});

test("a row of only missing numbers has an estimate", () => {
  expect(model.probability(new Array(6).fill(Number.NaN))).toBeGreaterThan(0);
  expect(model.probability(new Array(6).fill(Number.NaN))).toBeLessThan(1);
});

test("the model has a version, a feature set and a prior", () => {
  expect(model).toMatchObject({ version: "2026-01-31", featureSet: "test/v1", prior: 0.05 });
});

const TABLE = {
  edges: Float64Array.of(-9, 0),
  low: Float64Array.of(0, 0.4),
  high: Float64Array.of(0.2, 0.9),
};
const WIDE = { edges: Float64Array.of(-9), low: Float64Array.of(0.1), high: Float64Array.of(0.95) };
const normal = HEADER.features.map((_, i) => ({ p5: i, p50: i + 1, p95: i + 2 }));
const familiarity = { rarity: 3, distance: 2 };
const ranged = decodeFraudModel(
  encodeFraudModel({ ...HEADER, familiarity }, trainForest(matrix, labels, { trees: 30, leaves: 8 }), {
    ranges: { familiar: TABLE, outlying: WIDE },
    normal,
  }),
);

test("a model without ranges says so, and one with them gives back what was written", () => {
  expect([model.range(0, false), model.normal, model.familiarity]).toEqual([null, null, null]);
  expect(ranged.normal).toEqual(normal);
  expect(ranged.familiarity).toEqual(familiarity);
  expect(ranged.logOdds(rowOf(matrix, 0))).toBe(model.logOdds(rowOf(matrix, 0)));
});

test("a range has the probability in it, changes at its edge, and is wider for an outlier", () => {
  expect(ranged.range(-1e-9, false)).toEqual({ low: 0, high: probabilityOf(-1e-9) });
  expect(ranged.range(0, false)).toEqual({ low: 0.4, high: 0.9 });
  expect(ranged.range(0, true)).toEqual({ low: 0.1, high: 0.95 });
});

test("another prior moves a range as it moves the probability", () => {
  const even = ranged.withPrior(0.5);
  const shift = logOddsOf(0.5) - logOddsOf(HEADER.prior);
  const { low, high } = even.range(0.5 + shift, false)!;
  expect(low).toBeCloseTo(probabilityOf(logOddsOf(0.4) + shift), 12);
  expect(high).toBeCloseTo(probabilityOf(Math.max(logOddsOf(0.9), 0.5) + shift), 12);
});

test("a row that falls into small leaves is rarer", () => {
  const rarities = Array.from(labels, (_, i) => model.rarity(rowOf(matrix, i)));
  const far = model.rarity(rowOf(matrix, 0).map((value) => 1e6 * (value + 1)));
  expect(Math.min(...rarities)).toBeGreaterThan(0);
  expect(far).toBeGreaterThan(rarities.toSorted((a, b) => a - b)[200]!);
});
