import { matrixOf } from "@tetron/models/matrix";
import { seededRandom } from "@tetron/models/rng";
import { expect, test } from "vitest";
import { fitCalibrated } from "./calibrated-fit.ts";
import { crossValidate } from "./cross-validate.ts";
import { openFitPool } from "./fit-pool.ts";
import { selectSubset, type TrainingSet } from "./training-set.ts";

const RECIPE = { trees: { trees: 10, leaves: 4 }, calibrationFolds: 2 };
const signal = new AbortController().signal;

/** Accounts that are mostly labelled by whether their first number is large. */
function aSet(accounts: number): TrainingSet {
  const random = seededRandom(4);
  const rows = Array.from({ length: accounts }, () => [random(), random()]);
  return {
    matrix: matrixOf(rows, 2),
    labels: Uint8Array.from(rows, ([first]) => (first! + random() / 2 > 0.75 ? 1 : 0)),
    keys: rows.map((_, i) => `0x${i}`),
  };
}

test("what comes out does not depend on how many workers there are", async () => {
  const set = aSet(120);
  const rows = [...set.keys.keys()].filter((row) => row % 3 > 0);
  await using pool = openFitPool(set, { signal, workers: 2 });

  const fits = await Promise.all([1, 2, 3].map((seed) => pool.fit({ rows, recipe: RECIPE, seed })));

  for (const [i, fit] of fits.entries())
    expect(fit).toEqual(fitCalibrated(selectSubset(set, rows), RECIPE, i + 1));
});

test("every row is predicted once, by a model that did not see it", async () => {
  const set = aSet(200);
  await using pool = openFitPool(set, { signal, workers: 1 });
  let fits = 0;

  const { logOdds, metrics } = await crossValidate(pool, set, {
    recipe: RECIPE,
    seed: 0,
    rows: [...set.keys.keys()].filter((row) => row > 9),
    onFit: () => void fits++,
  });

  expect(fits).toBe(5);
  expect(metrics).toHaveLength(5);
  expect([...logOdds.keys()].filter((row) => Number.isNaN(logOdds[row]))).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ]);
});

test("aborting ends the fits under way", async () => {
  const controller = new AbortController();
  const set = aSet(300);
  await using pool = openFitPool(set, { signal: controller.signal, workers: 1 });
  const recipe = { ...RECIPE, trees: { trees: 100_000 } };
  const fits = [1, 2].map((seed) => pool.fit({ rows: [...set.keys.keys()], recipe, seed }));

  controller.abort(new Error("enough"));

  await Promise.all(fits.map((fit) => expect(fit).rejects.toThrow("enough")));
});
