import { expect, test } from "vitest";
import { logOddsOf, probabilityOf } from "../logistic.ts";
import { matrixOf, rowOf } from "../matrix.ts";
import { marginFunction, predictMargins } from "./forest.ts";
import { aSample } from "./testing.ts";
import { trainForest } from "./train.ts";

const FEW = { trees: 60, leaves: 8 };

test("trees find what the labels hang on", () => {
  const train = aSample(1500);
  const fresh = aSample(500, 6, 8);

  const guesses = predictMargins(trainForest(train.matrix, train.labels, FEW), fresh.matrix);

  const right = fresh.labels.filter((label, i) => (guesses[i]! > 0 ? 1 : 0) === label).length;
  expect(right / 500).toBeGreaterThan(0.83);
});

test("the same data gives the same trees, to the bit", () => {
  const { matrix, labels } = aSample(300);

  expect(trainForest(matrix, labels, FEW)).toEqual(trainForest(matrix, labels, FEW));
});

test("one row at a time and all at once give the same margins", () => {
  const { matrix, labels } = aSample(700);
  const forest = trainForest(matrix, labels, FEW);
  const margin = marginFunction(forest);

  const all = predictMargins(forest, matrix);

  expect([...all]).toEqual(Array.from(labels, (_, i) => margin(rowOf(matrix, i))));
});

test("a tree that cannot divide its rows is one leaf", () => {
  const matrix = matrixOf([[1], [1], [1], [1]], 1);

  const forest = trainForest(matrix, Uint8Array.of(0, 0, 0, 1), { trees: 3, rowFraction: 1 });

  expect(forest.roots).toHaveLength(3);
  expect(probabilityOf(marginFunction(forest)([1]))).toBeCloseTo(0.25, 6);
  expect(forest.bias).toBe(logOddsOf(0.25));
});

test("one step is Newton's: minus the gradient over the hessian plus l2", () => {
  const matrix = matrixOf(
    [...Array(20).keys()].map((i) => [i < 10 ? 0 : 1]),
    1,
  );
  const labels = Uint8Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : 1));

  const forest = trainForest(matrix, labels, {
    trees: 1,
    learningRate: 1,
    rowFraction: 1,
    columnFraction: 1,
  });

  expect(marginFunction(forest)([1])).toBeCloseTo(5 / (2.5 + 1), 6);
  expect(marginFunction(forest)([0])).toBeCloseTo(-5 / (2.5 + 1), 6);
});

test("a missing number takes the branch of the training rows that lacked it", () => {
  const rows = [...Array(40).keys()].map((i) => [i < 20 ? 0 : i < 30 ? 1 : Number.NaN]);
  const labels = Uint8Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1));

  const forest = trainForest(matrixOf(rows, 1), labels, { trees: 1, rowFraction: 1, columnFraction: 1 });
  const margin = marginFunction(forest);

  expect(margin([Number.NaN])).toBe(margin([1]));
  expect(margin([Number.NaN])).toBeGreaterThan(margin([0]));
});
