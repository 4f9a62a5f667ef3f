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
