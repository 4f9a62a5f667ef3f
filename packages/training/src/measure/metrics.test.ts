import fc from "fast-check";
import { expect, test } from "vitest";
import { calibration, measure, thresholdAt } from "./metrics.ts";

const labelled = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 1),
      fc.integer({ min: 0, max: 20 }).map((i) => i / 20),
    ),
    { maxLength: 60 },
  )
  .map((rows): [number, number][] => [[0, 0.3], [1, 0.6], ...rows]);

test("AUC is the chance that a fraud ranks above a normal, ties counting half", () => {
  fc.assert(
    fc.property(labelled, (rows) => {
      const [frauds, normals] = [1, 0].map((label) => rows.filter(([each]) => each === label));
      let wins = 0;
      for (const [, fraud] of frauds!)
        for (const [, normal] of normals!) wins += fraud > normal ? 1 : fraud === normal ? 0.5 : 0;
      const { auc } = measure(
        rows.map(([label]) => label),
        rows.map(([, probability]) => probability),
      );
      expect(auc).toBeCloseTo(wins / frauds!.length / normals!.length, 10);
    }),
  );
});

test("perfect probabilities are perfect in every measure", () => {
  expect(measure([0, 1, 1, 0], [0, 1, 1, 0])).toEqual({
    auc: 1,
    pr_auc: 1,
    f1: 1,
    accuracy: 1,
    brier: 0,
    ece: 0,
    recall_at_1pct_fpr: 1,
  });
});

test("the measures of a small case are those worked out by hand", () => {
  const metrics = measure([1, 0, 1, 0, 1], [0.9, 0.8, 0.7, 0.4, 0.2]);

  expect(metrics.auc).toBeCloseTo(3 / 6, 12);
  expect(metrics.pr_auc).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 12);
  expect(metrics.f1).toBeCloseTo(4 / 6, 12);
  expect(metrics.accuracy).toBeCloseTo(3 / 5, 12);
  expect(metrics.brier).toBeCloseTo((0.01 + 0.64 + 0.09 + 0.16 + 0.64) / 5, 12);
  expect(metrics.recall_at_1pct_fpr).toBeCloseTo(1 / 3, 12);
});

test("no more than the allowed share of the normals is above the threshold", () => {
  const normals = Array.from({ length: 250 }, (_, i) => i / 1000);
  const threshold = thresholdAt([...normals.map(() => 0), 1], [...normals, 0.99], 0.01);

  expect(normals.filter((score) => score > threshold)).toHaveLength(2);
});

test("the last bin of a calibration includes 1", () => {
  const bins = calibration([1, 0], [1, 0], 10);

  expect(bins).toHaveLength(10);
  expect(bins.at(-1)).toMatchObject({ rows: 1, predicted: 1, observed: 1 });
  expect(bins[0]).toMatchObject({ rows: 1, predicted: 0, observed: 0 });
});
