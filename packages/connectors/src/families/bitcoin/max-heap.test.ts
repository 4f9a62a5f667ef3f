import fc from "fast-check";
import { expect, test } from "vitest";
import { maxHeap } from "./max-heap.ts";

test("keys come out in descending order, each with its value", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (keys) => {
      const heap = maxHeap<string>();
      for (const key of keys) heap.push(key, `${key}`);
      const popped = keys.map(() => heap.pop()!);
      expect(popped.map(({ key }) => key)).toEqual(keys.toSorted((a, b) => b - a));
      expect(popped.every(({ key, value }) => value === `${key}`)).toBe(true);
      expect(heap.pop()).toBeUndefined();
    }),
  );
});
