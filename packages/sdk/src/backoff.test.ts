import { expect, test } from "vitest";
import { readRetryAfter, retryDelayMs } from "./backoff.ts";

test("the time between attempts doubles up to ten seconds, and a random part of it is waited", () => {
  const longest = [0, 1, 2, 10].map((attempt) => retryDelayMs(attempt, undefined, () => 1));
  expect(longest).toEqual([250, 500, 1_000, 10_000]);
  expect(retryDelayMs(3, undefined, () => 0.5)).toBe(1_000);
  expect(retryDelayMs(3, undefined, () => 0)).toBe(0);
});

test("the wait is never shorter than Retry-After, and clients that were told the same do not come together", () => {
  expect(retryDelayMs(0, 7_000, () => 0)).toBe(7_000);
  expect(retryDelayMs(0, 7_000, () => 1)).toBe(7_250);
});

test.each([
  ["30", 30_000],
  [" 0 ", 0],
  ["Thu, 01 Jan 1970 00:01:00 GMT", 50_000],
  ["Thu, 01 Jan 1970 00:00:01 GMT", 0],
  ["soon", undefined],
  ["", undefined],
  [null, undefined],
])("Retry-After %j is %s milliseconds", (header, ms) => {
  expect(readRetryAfter(header, 10_000)).toBe(ms);
});
