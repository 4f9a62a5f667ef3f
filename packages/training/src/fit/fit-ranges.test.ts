import { logOddsOf, probabilityOf } from "@tetron/models/logistic";
import { rangeAt } from "@tetron/models/probability-range";
import { seededRandom } from "@tetron/models/rng";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalibrationRow, fitRanges } from "./fit-ranges.ts";

/** Wallets whose true probability is that of their log-odds plus a bias. */
function wallets(count: number, seed: number, bias = 0): CalibrationRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const logOdds = 8 * random() - 4;
    return { logOdds, fraud: random() < probabilityOf(logOdds + bias) };
  });
}

test("with few rows the bounds are those worked out by hand", () => {
  const rows = [0, 1, 2].map((i) => ({ logOdds: i, fraud: i === 2 }));
  const table = fitRanges(rows);

  expect([...table.edges]).toEqual([0, 1, 2]);
  // A normal wallet more: 0 0 (1/2); a fraud more: (1/3 of the first two groups with it) ...
  expect([...table.low]).toEqual([0, 0, 1 / 2]);
  expect([...table.high]).toEqual([1 / 3, 1 / 2, 1]);
});

test("the bounds rise with the log-odds, and the lower is never above the higher", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (count, seed) => {
      const { low, high, edges } = fitRanges(wallets(count, seed));
      for (let i = 0; i < edges.length; i++) {
        expect(low[i]).toBeLessThan(high[i]!);
        if (i === 0) continue;
        expect(edges[i]).toBeGreaterThan(edges[i - 1]!);
        expect(low[i]).toBeGreaterThanOrEqual(low[i - 1]!);
        expect(high[i]).toBeGreaterThanOrEqual(high[i - 1]!);
      }
    }),
    { numRuns: 40 },
  );
});

test("on fresh wallets the observed share of fraud is within the bounds, even where the log-odds are biased", () => {
  const table = fitRanges(wallets(4_000, 1, -1));
  const fresh = wallets(20_000, 2, -1);
  for (const from of [-4, -2, 0, 2]) {
    const bin = fresh.filter(({ logOdds }) => logOdds >= from && logOdds < from + 2);
    const observed = bin.filter(({ fraud }) => fraud).length / bin.length;
    const noise = 3 * Math.sqrt((observed * (1 - observed)) / bin.length) + 0.01;
    const mean = (end: "low" | "high") =>
      bin.reduce((sum, { logOdds }) => sum + rangeAt(table, logOdds)[end], 0) / bin.length;
    expect(observed).toBeGreaterThan(mean("low") - noise);
    expect(observed).toBeLessThan(mean("high") + noise);
  }
});

test("fewer wallets make wider bounds", () => {
  const width = (rows: CalibrationRow[]) => {
    const { low, high } = rangeAt(fitRanges(rows), logOddsOf(0.4));
    return high - low;
  };
  expect(width(wallets(200, 3))).toBeGreaterThan(width(wallets(5_000, 3)));
});
