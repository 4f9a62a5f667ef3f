import { probabilityOf } from "@tetron/models/logistic";
import { applyPlatt } from "@tetron/models/platt";
import { predictMargins } from "@tetron/models/trees/forest";
import { aSample } from "@tetron/models/trees/testing";
import { expect, test } from "vitest";
import { measure } from "../measure/metrics.ts";
import { summarise } from "../measure/summary.ts";
import { fitCalibrated } from "./calibrated-fit.ts";
import { foldsOf, selectSubset } from "./training-set.ts";

const RECIPE = { trees: { trees: 60, leaves: 8 }, calibrationFolds: 3 };

test("rows of one account are never on both sides of a split", () => {
  const keys = Array.from({ length: 90 }, (_, i) => `0x${i % 30}`);
  const labels = Uint8Array.from(keys, (key) => Number(Number(key) % 2 === 0));

  const folds = foldsOf({ keys, labels }, { seed: 1, folds: 3 });

  for (const [i, key] of keys.entries()) expect(folds[i]).toBe(folds[keys.indexOf(key)]);
});

test("the calibration is better on fresh rows than the bare margins", () => {
  const train = aSample(900);
  const fresh = aSample(900, 6, 99);
  const set = { ...train, keys: Array.from(train.labels, (_, i) => `0x${i}`) };

  const { forest, platt } = fitCalibrated(set, RECIPE, 0);

  const unseen = [...predictMargins(forest, fresh.matrix)];
  const bare = measure(fresh.labels, unseen.map(probabilityOf));
  const calibrated = measure(
    fresh.labels,
    unseen.map((margin) => probabilityOf(applyPlatt(platt, margin))),
  );
  expect(calibrated.auc, "the ranking is left alone").toBe(bare.auc);
  expect(calibrated.brier).toBeLessThan(bare.brier);
});

test("a subset keeps rows, labels and accounts together", () => {
  const { matrix, labels } = aSample(10);
  const keys = Array.from(labels, (_, i) => `0x${i}`);

  const some = selectSubset({ matrix, labels, keys }, [7, 2]);

  expect(some.keys).toEqual(["0x7", "0x2"]);
  expect([...some.labels]).toEqual([labels[7], labels[2]]);
  expect(some.matrix.data[1]).toEqual(matrix.data[7 * 6 + 1]);
});

test("a deviation has n - 1 in its denominator", () => {
  expect(summarise([1, 3])).toEqual({ mean: 2, sd: Math.SQRT2 });
  expect(summarise([5])).toEqual({ mean: 5, sd: 0 });
});
