import { seededRandom } from "@tetron/models/rng";
import { expect, test } from "vitest";
import { pairedDifference, shareOf } from "./paired-difference.ts";

test("a share has Wilson's interval, also at its ends", () => {
  expect(shareOf(8, 10).low).toBeCloseTo(0.4902, 4);
  expect(shareOf(8, 10).high).toBeCloseTo(0.9433, 4);
  expect(shareOf(0, 10)).toMatchObject({ value: 0, low: 0, high: expect.closeTo(0.2775, 4) });
});

test("a paired difference counts only the cases about which both disagree", () => {
  const { value, low, high } = pairedDifference({ first: 2, second: 14 }, 100);
  expect(value).toBe(0.12);
  expect(low).toBeGreaterThan(0);
  expect(high).toBeLessThan(0.25);
  const none = pairedDifference({ first: 5, second: 5 }, 100);
  expect(none.low).toBeCloseTo(-none.high, 12);
});

test("the interval holds the true difference in about 95 of 100 draws", () => {
  const random = seededRandom(7);
  let hits = 0;
  for (let draw = 0; draw < 2_000; draw++) {
    const only = { first: 0, second: 0 };
    for (let at = 0; at < 60; at++) {
      const drawn = random();
      if (drawn < 0.05) only.first++;
      else if (drawn < 0.2) only.second++;
    }
    const { low, high } = pairedDifference(only, 60);
    if (low <= 0.1 && 0.1 <= high) hits++;
  }
  expect(hits / 2_000).toBeGreaterThan(0.93);
  expect(hits / 2_000).toBeLessThan(0.98);
});
