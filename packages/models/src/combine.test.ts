import fc from "fast-check";
import { expect, test } from "vitest";
import { combineReasons } from "./combine.ts";
import { probabilityOf } from "./logistic.ts";

const reasons = fc.array(
  fc.record({ code: fc.constant("A"), contribution: fc.double({ min: -9, max: 9, noNaN: true }) }),
);

test("the score is what base and contributions add up to, in their order, to the bit", () => {
  fc.assert(
    fc.property(fc.double({ min: -9, max: 9, noNaN: true }), reasons, (base, list) => {
      let logOdds = base;
      for (const { contribution } of list) logOdds += contribution;
      expect(combineReasons(base, list)).toEqual({
        logOdds,
        probability: probabilityOf(logOdds),
        score: 100 / (1 + Math.exp(-logOdds)),
      });
    }),
  );
});

test("no reason leaves the base", () => {
  expect(combineReasons(0, []).score).toBe(50);
});

test("a contribution that is not a number is refused by name", () => {
  expect(() => combineReasons(0, [{ code: "BROKEN", contribution: Number.NaN }])).toThrow("BROKEN");
});
