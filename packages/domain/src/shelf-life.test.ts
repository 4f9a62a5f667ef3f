import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "./durations.ts";
import { type Aged, freshness, isStale, mostOverdue } from "./shelf-life.ts";

const aged = fc.record({
  asOf: fc.integer({ min: 0, max: 2_000_000_000_000 }),
  shelfLifeMs: fc.integer({ min: 1, max: 100 * 365 * DAY_MS }),
});
const pause = fc.integer({ min: 0, max: 100 * 365 * DAY_MS });

test("confidence is whole within the shelf life and then fades towards a half, never rising", () => {
  fc.assert(
    fc.property(aged, pause, pause, (data: Aged, a, b) => {
      const [sooner, later] = [data.asOf + Math.min(a, b), data.asOf + Math.max(a, b)];
      const [young, old] = [freshness(data, sooner), freshness(data, later)];
      expect(old).toBeLessThanOrEqual(young);
      expect(old).toBeGreaterThan(0.5);
      expect(young).toBeLessThanOrEqual(1);
      if (!isStale(data, sooner)) expect(young).toBe(1);
    }),
  );
});

test("a longer shelf life never fades sooner", () => {
  fc.assert(
    fc.property(aged, pause, pause, (data: Aged, more, age) => {
      const longer = { ...data, shelfLifeMs: data.shelfLifeMs + more };
      expect(freshness(longer, data.asOf + age)).toBeGreaterThanOrEqual(freshness(data, data.asOf + age));
    }),
  );
});

test.each([
  [1, 1],
  [4, 0.75],
  [16, 0.625],
])("at %s times its shelf life data keeps %s of its confidence", (times, share) => {
  expect(freshness({ asOf: 5, shelfLifeMs: 90 * DAY_MS }, 5 + times * 90 * DAY_MS)).toBe(share);
});

test("data of a time to come is current", () => {
  expect(freshness({ asOf: 10, shelfLifeMs: 1 }, 5)).toBe(1);
});

test("the most overdue is old for its own shelf life, not the oldest", () => {
  const yearly = { asOf: 0, shelfLifeMs: 365 * DAY_MS };
  const monthly = { asOf: 100 * DAY_MS, shelfLifeMs: 30 * DAY_MS };
  expect(mostOverdue([yearly, monthly], 190 * DAY_MS)).toBe(monthly);
  expect(mostOverdue([yearly, monthly], 101 * DAY_MS)).toBe(yearly);
  expect(mostOverdue([], 0)).toBeUndefined();
});
