import { combineReasons } from "@tetron/models/combine";
import type { Reason } from "@tetron/verdict/reason";
import fc from "fast-check";
import { expect, test } from "vitest";
import { driversOf } from "./drivers.ts";

const logOdds = fc.double({ min: -9, max: 9, noNaN: true });
const reasons = fc.array(
  logOdds.map((contribution) => ({ code: "BEHAVIOUR", side: "to", contribution }) as Reason),
  { minLength: 1 },
);

test("the last driver ends at the score, to the bit, and each begins where the one before it ended", () => {
  fc.assert(
    fc.property(logOdds, reasons, (base, list) => {
      const drivers = driversOf({ base, reasons: list });
      expect(drivers[0]!.scoreBefore).toBe(combineReasons(base, []).score);
      expect(drivers.at(-1)!.scoreAfter).toBe(combineReasons(base, list).score);
      for (const [i, { scoreBefore }] of drivers.slice(1).entries()) {
        expect(scoreBefore).toBe(drivers[i]!.scoreAfter);
      }
    }),
  );
});
