import { expect, test } from "vitest";
import { relianceOf } from "./wallet-risk.ts";

const model = {
  familiarity: { rarity: 3, distance: 2 },
  rarity: (row: ArrayLike<number>) => row[0]!,
  range: (_: number, outlying: boolean) => (outlying ? { low: 0, high: 1 } : { low: 0.1, high: 0.2 }),
};
const reliance = (rarity: number, distance: number | null) =>
  relianceOf(model, [rarity], { logOdds: -1.7, distance });

test("at a threshold a wallet is familiar, and beyond it an outlier with the wider range", () => {
  expect(reliance(3, 2)).toMatchObject({ outOfDistribution: false, range: { low: 0.1, high: 0.2 } });
  expect(reliance(3.000001, 2)).toMatchObject({ outOfDistribution: true, range: { low: 0, high: 1 } });
  expect(reliance(3, 2.000001)).toMatchObject({ outOfDistribution: true, range: { low: 0, high: 1 } });
});

test("without neighbours the leaves alone are looked at", () => {
  expect(reliance(3, null).outOfDistribution).toBe(false);
  expect(reliance(4, null).outOfDistribution).toBe(true);
});

test("an older model has no ranges and no outliers", () => {
  const older = { ...model, familiarity: null };
  expect(relianceOf(older, [9], { logOdds: 0, distance: 9 })).toMatchObject({
    ...{ range: null, outOfDistribution: false },
  });
});
