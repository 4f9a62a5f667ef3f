import fc from "fast-check";
import { expect, test } from "vitest";
import { amountIn, amountOut, MAX_MICRO_USD } from "./step.ts";

const amounts = fc.oneof(
  fc.integer({ min: 1, max: 10_000 }),
  fc.maxSafeNat().map((n) => 1 + (n % 10 ** 15)),
);
const ppms = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999 }));
const depths = fc.oneof(fc.constant(0), amounts);

test("a step takes its percentage, then its flat fee, and rounds against the payer", () => {
  expect(amountOut(1_000_000, 0, 0, 0)).toBe(1_000_000);
  expect(amountOut(1_000_001, 250, 400, 0)).toBe(1_000_001 - 401 - 250);
  expect(amountOut(100, 101, 0, 0)).toBe(-1);
});

test("a pool moves its price with the amount", () => {
  expect(amountOut(1_000, 0, 0, 9_000)).toBe(900);
  expect(amountIn(900, 0, 0, 9_000)).toBe(1_000);
  expect(amountIn(9_000, 0, 0, 9_000)).toBe(Number.POSITIVE_INFINITY);
});

test("the minimum amount is enough, and one less is not", () => {
  fc.assert(
    fc.property(fc.tuple(amounts, fc.nat(10 ** 9)), ppms, depths, ([wanted, flat], ppm, depth) => {
      const given = amountIn(wanted, flat, ppm, depth);
      fc.pre(given <= MAX_MICRO_USD);
      expect(amountOut(given, flat, ppm, depth)).toBeGreaterThanOrEqual(wanted);
      expect(amountOut(given - 1, flat, ppm, depth)).toBeLessThan(wanted);
    }),
  );
});

test("more in is never less out, and never more than is put in", () => {
  fc.assert(
    fc.property(fc.tuple(amounts, amounts), fc.nat(10 ** 6), ppms, depths, (pair, flat, ppm, depth) => {
      const [amount, more] = pair;
      const less = amountOut(amount, flat, ppm, depth);
      const further = amountOut(amount + more, flat, ppm, depth);
      expect(further).toBeGreaterThanOrEqual(less);
      expect(further - less).toBeLessThanOrEqual(more);
    }),
  );
});
