import { expect, test } from "vitest";
import { roundedEvent, roundedScore } from "./rounded.ts";

test("a score has two decimals, and is never -0", () => {
  expect([roundedScore(12.705001), roundedScore(0.004)]).toEqual([12.71, 0]);
  expect(Object.is(roundedScore(-0.001), 0)).toBe(true);
});

test("of an event only the scores are rounded", () => {
  const data = {
    fraud_score: 0.03297201191490446,
    previous_score: 49.999999,
    confidence: 0.123456,
    score: "1.234",
  };
  expect(roundedEvent(data)).toEqual({ ...data, fraud_score: 0.03, previous_score: 50 });
});
