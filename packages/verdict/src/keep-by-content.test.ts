import { expect, test } from "vitest";
import { keepByContent } from "./keep-by-content.ts";

function counted() {
  const computed: number[][] = [];
  const sum = keepByContent((vector, address: string) => {
    computed.push([...Array.from(vector)]);
    return { address, sum: Array.from(vector).reduce((a, b) => a + b, 0) };
  });
  return { sum, computed };
}

test("a vector with the same numbers is computed once, in whatever array they come", () => {
  const { sum, computed } = counted();
  expect(sum([1, 2, Number.NaN], "a")).toBe(sum(Float64Array.of(1, 2, Number.NaN), "a"));
  expect(computed).toHaveLength(1);
});

test("another number, another sign of zero, another length or another argument is computed anew", () => {
  const { sum, computed } = counted();
  const asked: [number[], string][] = [
    [[1, 0], "a"],
    [[1, 1e-300], "a"],
    [[1, -0], "a"],
    [[1], "a"],
    [[1, 0], "b"],
  ];
  for (const [vector, address] of asked) expect(sum(vector, address).address).toBe(address);
  expect(computed).toEqual(asked.map(([vector]) => vector));
});

test("a state that changed and changed back gives the same result as before", () => {
  const { sum } = counted();
  const state = Float64Array.of(1, 2);
  expect(sum(state, "a").sum).toBe(3);
  state[1] = 5;
  expect(sum(state, "a").sum).toBe(6);
  state[1] = 2;
  expect(sum(state, "a").sum).toBe(3);
});
