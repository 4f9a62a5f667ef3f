import fc from "fast-check";
import { expect, test } from "vitest";
import { computedEvidence } from "./reason.ts";

const shown = (value: number) => computedEvidence("number", value).value;

test("numbers are shown with four significant digits, integers in full", () => {
  expect(
    [0.5, 0.123456, -0.00012345678, 1_230.4, 12_345.678, 123_456_789, 1e-9, 0.99999, 0].map(shown),
  ).toEqual([...["0.5", "0.1235", "-0.0001235", "1230", "12350", "123456789", "1e-9", "1", "0"]]);
  expect([Number.NaN, Number.NEGATIVE_INFINITY].map(shown)).toEqual(["NaN", "-Infinity"]);
});

test("a shown number is written as the number of its digits is", () => {
  const small = fc.double({ min: -20_000, max: 20_000 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.double(),
        small,
        fc.integer().map((n) => n / 1_000),
      ),
      (value) => {
        const digits = Number.isInteger(value) ? value : Number(value.toPrecision(4));
        expect(shown(value)).toBe(`${digits}`);
      },
    ),
    { numRuns: 5_000 },
  );
});
