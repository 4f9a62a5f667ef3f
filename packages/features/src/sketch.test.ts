import fc from "fast-check";
import { expect, test } from "vitest";
import { addToSketch, bucketOf, bucketsOf, median, middleOf, type Sketch, sketchMedian } from "./sketch.ts";

const amount = fc.double({ min: 0, max: 1e30, noNaN: true }).map((value) => (value < 1e-9 ? 0 : value));

test("the middle of a value's bucket is within a thirty-second of the value", () => {
  fc.assert(
    fc.property(amount, (value) => {
      expect(Math.abs(middleOf(bucketOf(value)) - value)).toBeLessThanOrEqual(value / 32);
    }),
  );
});

test("the sketch's median is that of the sorted values, after each of them", () => {
  fc.assert(
    fc.property(fc.array(amount), (values) => {
      const sketch: Sketch = {};
      for (const [i, value] of values.entries()) {
        addToSketch(sketch, value);
        expect(sketchMedian(sketch)).toBe(median(values.slice(0, i + 1)));
      }
    }),
  );
});

test("the buckets of a sketch ascend, and those of a copy are its own", () => {
  const sketch: Sketch = {};
  for (const value of [3e9, 5, 0, 5]) addToSketch(sketch, value);
  const buckets = [0, 5, 3e9].map(bucketOf);
  expect(bucketsOf(sketch)).toEqual(buckets);
  const copy = structuredClone(sketch);
  addToSketch(copy, 1);
  expect([bucketsOf(sketch), bucketsOf(copy)]).toEqual([buckets, [0, 1, 5, 3e9].map(bucketOf)]);
});

test("no values have no median", () => {
  expect(median([])).toBeNaN();
  expect(sketchMedian({})).toBeNaN();
});
