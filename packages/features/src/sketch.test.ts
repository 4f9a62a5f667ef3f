import fc from "fast-check";
import { expect, test } from "vitest";
import { addToSketch, bucketOf, median, middleOf, type Sketch, sketchMedian } from "./sketch.ts";

const amount = fc.double({ min: 0, max: 1e30, noNaN: true }).map((value) => (value < 1e-9 ? 0 : value));

test("the middle of a value's bucket is within a thirty-second of the value", () => {
  fc.assert(
    fc.property(amount, (value) => {
      expect(Math.abs(middleOf(bucketOf(value)) - value)).toBeLessThanOrEqual(value / 32);
    }),
  );
});

test("the sketch's median is that of the sorted values", () => {
  fc.assert(
    fc.property(fc.array(amount), (values) => {
      const sketch: Sketch = {};
      for (const value of values) addToSketch(sketch, value);
      expect(sketchMedian(sketch)).toBe(median(values));
    }),
  );
});

test("no values have no median", () => {
  expect(median([])).toBeNaN();
  expect(sketchMedian({})).toBeNaN();
});
