import { expect, test } from "vitest";
import { priceSlots, slotCongestion } from "./price-tiers.ts";

const slots = (prices: number[]) => prices.map((price, i) => ({ slot: 1_000 + i, lowest: BigInt(price) }));

test("where the lowest price is zero every tier pays its minimum and is included", () => {
  const { slow, standard, fast } = priceSlots(slots(Array(150).fill(0)), 0.4);

  expect([slow.price, standard.price, fast.price]).toEqual([1_000n, 10_000n, 100_000n]);
  expect(slow.inclusion).toMatchObject({ secondsP95: 0.4, mayNotLand: false });
});

test("in a rush slow may not land and fast pays what the dearest slots took", () => {
  const rush = slots(Array.from({ length: 150 }, (_, i) => (i < 100 ? 0 : 5_000_000)));
  const { slow, fast } = priceSlots(rush, 0.4);

  expect(slow.inclusion.mayNotLand).toBe(true);
  expect(fast.price).toBe(5_000_000n);
  expect(fast.inclusion.mayNotLand).toBe(false);
});

test("congestion is the share of slots that included no transaction without a priority fee", () => {
  expect(slotCongestion(slots([0, 0, 1, 5]))).toBe(0.5);
  expect(slotCongestion([])).toBe(0);
});
