import fc from "fast-check";
import { expect, test } from "vitest";
import { type FeeLine, lowestFees } from "./envelope.ts";

const line = fc.record({ fixed: fc.nat(50), ppm: fc.nat(50) });
const cost = ({ fixed, ppm }: FeeLine, amount: number, cap = Number.POSITIVE_INFINITY) =>
  fixed + Math.min(ppm, cap) * amount;

test("for every amount the least of the lowest is the least of all, also when shares are capped", () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1 }),
      fc.double({ min: 0, max: 60, noNaN: true }),
      fc.nat(50),
      (lines, amount, cap) => {
        const lowest = lowestFees(lines);
        const least = (of: readonly FeeLine[], at?: number) =>
          Math.min(...of.map((each) => cost(each, amount, at)));
        expect(least(lowest)).toBeCloseTo(least(lines), 9);
        expect(least(lowest, cap)).toBeCloseTo(least(lines, cap), 9);
      },
    ),
  );
});

test("a fee that is never the lowest is left out", () => {
  const lines = [
    { fixed: 0, ppm: 10 },
    { fixed: 9, ppm: 5 },
    { fixed: 10, ppm: 0 },
    { fixed: 3, ppm: 12 },
  ];

  expect(lowestFees(lines)).toEqual([lines[0], lines[2]]);
});
