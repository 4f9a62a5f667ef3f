import { roundedScore } from "@tetron/domain/rounded";
import fc from "fast-check";
import { expect, test } from "vitest";
import { roundedOdds, roundedParts, roundedValueOrNull } from "./rounded.ts";

const inUnits = (value: number) => Math.round(value * 10_000) + 0;
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
const scoreOf = (logOdds: number) => 100 / (1 + Math.exp(-logOdds));
const aPart = fc.double({ min: -9, max: 9, noNaN: true });

test("a score has two decimals, and the largest part takes what rounding left over", () => {
  expect([roundedScore(12.705001), roundedScore(0.004)]).toEqual([12.71, 0]);
  expect(roundedParts([33.33333, 33.33333, 33.33334], 100)).toEqual([33.3334, 33.3333, 33.3333]);
  expect(roundedParts([-0.00002, 1], 1)).toEqual([0, 1]);
  expect(roundedParts([], 0)).toEqual([]);
});

test("a confidence or a probability has six decimals, and what is unknown stays so", () => {
  expect([roundedValueOrNull(0.6656300719700964), roundedValueOrNull(0), roundedValueOrNull(null)]).toEqual([
    0.66563,
    0,
    null,
  ]);
});

test("rounded parts add up to the rounded whole, and none but the largest moves by more than its rounding", () => {
  fc.assert(
    fc.property(fc.array(aPart, { minLength: 1, maxLength: 40 }), (parts) => {
      const whole = roundedScore(sum(parts));
      const rounded = roundedParts(parts, whole);
      expect(sum(rounded.map(inUnits))).toBe(inUnits(whole));
      const moved = rounded.filter((each, n) => Math.abs(each - parts[n]!) > 0.000_051);
      expect(moved.length).toBeLessThanOrEqual(1);
    }),
  );
});

test("the rounded base and contributions are the log-odds of the rounded score", () => {
  fc.assert(
    fc.property(aPart, fc.array(aPart, { maxLength: 20 }), (base, contributions) => {
      const score = scoreOf(contributions.reduce((total, each) => total + each, base));
      const rounded = roundedOdds(base, contributions, score);
      expect(rounded.contributions).toHaveLength(contributions.length);
      for (const each of [rounded.base, ...rounded.contributions]) expect(each).toBe(inUnits(each) / 10_000);
      expect(roundedScore(scoreOf(sum([rounded.base, ...rounded.contributions])))).toBe(roundedScore(score));
    }),
    { numRuns: 2_000 },
  );
});
