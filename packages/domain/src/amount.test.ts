import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAmount, printAmount } from "./amount.ts";
import { refusalOf } from "./testing.ts";

const decimals = fc.integer({ min: 0, max: 18 });

test("parsing a printed amount gives the same units", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 256n - 1n), decimals, (units, places) => {
      expect(parseAmount(printAmount(units, places), places)).toBe(units);
    }),
  );
});

test("printing gives the shortest decimal", () => {
  expect(printAmount(50_000_000n, 8)).toBe("0.5");
  expect(printAmount(100_000_000n, 8)).toBe("1");
  expect(printAmount(0n, 8)).toBe("0");
  expect(printAmount(1n, 18)).toBe("0.000000000000000001");
  expect(printAmount(-15n, 1)).toBe("-1.5");
  expect(printAmount(7n, 0)).toBe("7");
});

test("leading and trailing zeros do not change an amount", () => {
  expect(parseAmount("0007.50", 6)).toBe(7_500_000n);
});

test("a text that is not a plain decimal is refused and shortened in the message", () => {
  for (const text of ["", " 1", "1e3", "-1", "+1", ".5", "5.", "1,5", "NaN", "0x10", "١", "Infinity"])
    expect(refusalOf(() => parseAmount(text, 18)).details).toEqual({
      field: "amount",
      reason: "not_decimal",
    });
  const long = refusalOf(() => parseAmount("9".repeat(1_000_000), 18, "max_fee"));
  expect(long.details).toEqual({ field: "max_fee", reason: "not_decimal" });
  expect(long.message.length).toBeLessThan(200);
});

test("more decimals than the asset has are refused even when they are zeros", () => {
  expect(refusalOf(() => parseAmount("0.1234567", 6)).details.reason).toBe("too_precise");
  expect(refusalOf(() => parseAmount("1.0000000", 6)).details.reason).toBe("too_precise");
});

test("an amount beyond 256 bits is refused", () => {
  expect(parseAmount((2n ** 256n - 1n).toString(), 0)).toBe(2n ** 256n - 1n);
  expect(refusalOf(() => parseAmount((2n ** 256n).toString(), 0)).details.reason).toBe("too_large");
  expect(refusalOf(() => parseAmount(`1${"0".repeat(77)}`, 18)).details.reason).toBe("too_large");
});
