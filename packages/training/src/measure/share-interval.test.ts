import { expect, test } from "vitest";
import { shareInterval } from "./share-interval.ts";

test("the intervals are Wilson's, also for no case of few", () => {
  expect(shareInterval(0, 41)).toMatchObject({ share: 0, low: 0 });
  expect(shareInterval(0, 41).high).toBeCloseTo(0.0857, 3);
  expect(shareInterval(5, 10).low).toBeCloseTo(0.2366, 3);
  expect(shareInterval(5, 10).high).toBeCloseTo(0.7634, 3);
});
