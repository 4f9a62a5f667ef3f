import fc from "fast-check";
import { expect, test } from "vitest";
import { addressKey, FACE, KEY_SPACE } from "./address-key.ts";
import { addToSketch, countRecent, countSketch, EMPTY_SKETCH, mergeSketches, SKETCH_SIZE } from "./sketch.ts";
import { anAddress } from "./testing.ts";

const sketchOf = (keys: readonly number[], day = 0) => {
  const sketch = [...EMPTY_SKETCH];
  for (const key of keys) addToSketch(sketch, key, day);
  return sketch;
};

test("as many keys as fit are counted exactly, each once", () => {
  const keys = Array.from({ length: SKETCH_SIZE }, (_, i) => addressKey(anAddress(i)));
  expect(countSketch(sketchOf([...keys, ...keys]), 1)).toBe(SKETCH_SIZE);
});

test("more keys are estimated within four standard errors", () => {
  for (const n of [500, 5_000, 50_000]) {
    const keys = Array.from({ length: n }, (_, i) => addressKey(anAddress(i)));
    expect(Math.abs(countSketch(sketchOf(keys), Infinity) / n - 1)).toBeLessThan(4 * 0.13);
  }
});

test("a new key never makes a count smaller", () => {
  const key = fc.integer({ min: 0, max: KEY_SPACE - 1 });
  fc.assert(
    fc.property(fc.array(key, { maxLength: 200 }), key, (keys, more) => {
      expect(countSketch(sketchOf([...keys, more]), 1)).toBeGreaterThanOrEqual(
        countSketch(sketchOf(keys), 1),
      );
    }),
  );
});

test("a merged sketch is the sketch of all keys", () => {
  const keys = fc.array(fc.integer({ min: 0, max: KEY_SPACE - 1 }), { maxLength: 150 });
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      expect(mergeSketches(sketchOf(a), sketchOf(b))).toEqual(sketchOf([...a, ...b]));
    }),
  );
});

test("a key is of the day that it was first seen on", () => {
  const sketch = sketchOf([7], 20);
  addToSketch(sketch, 7, 10);
  addToSketch(sketch, 7, 30);
  expect(countSketch(sketch, 10)).toBe(0);
  expect(countSketch(sketch, 11)).toBe(1);
  expect(countRecent(sketch, Infinity, 25, 14)).toBeCloseTo(0.5, 9);
});

test("keys of look-alike addresses agree in their upper part", () => {
  const face = (address: string) => Math.floor(addressKey(address) / FACE);
  const real = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
  const fake = "0xfbb1000000000000000000000000000000000000".slice(0, -4) + real.slice(-4);
  expect(face(fake)).toBe(face(real));
  expect(addressKey(fake)).not.toBe(addressKey(real));
  expect(face(anAddress(1))).not.toBe(face(anAddress(2)));
});
