import fc from "fast-check";
import { expect, test } from "vitest";
import { exactUnits } from "./decimal.ts";

test("plain and scientific notation are exact", () => {
  expect(exactUnits("208.0900088", 18)).toBe(208_090_008_800_000_000_000n);
  expect(exactUnits("4.4233955e-05", 18)).toBe(44_233_955_000_000n);
  expect(exactUnits("1e-18", 18)).toBe(1n);
  expect(exactUnits("2e+3", 2)).toBe(200_000n);
  expect(exactUnits("0", 18)).toBe(0n);
});

test("a number that is finer than a unit, negative or malformed is undefined", () => {
  for (const text of ["1e-19", "0.1234567890123456789", "-1", "", "NaN", "inf", "1e9999", "1.", ".5", "1 "])
    expect(exactUnits(text, 18)).toBeUndefined();
});

test("every safe whole number prints and reads as itself", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (n) => {
      expect(exactUnits(String(n), 0)).toBe(BigInt(n));
    }),
  );
});
