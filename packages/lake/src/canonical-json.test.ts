import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("equal values have equal texts whatever the order of their keys", () => {
  const one = { b: [{ y: 1, x: null }], a: "text" };
  const other = { a: "text", b: [{ x: null, y: 1 }] };
  expect(canonicalJson(one)).toBe(canonicalJson(other));
});

test("the order of a list is part of its value", () => {
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});
