import { expect, test } from "vitest";
import { inTime } from "./in-time.ts";

const at = (...times: readonly number[]) => times.map((timestamp, n) => ({ timestamp, n }));

test("entries of one time keep the order of their blocks", () => {
  for (const network of ["ethereum", "bitcoin", "solana"] as const)
    expect(inTime(network, at(1, 2, 2, 2, 3))).toEqual(at(1, 2, 2, 2, 3));
});

test("an older entry of a later block takes its place by time, and is a fault where no block is older than the one before", () => {
  expect(inTime("bitcoin", at(1, 5, 4, 5)).map(({ n }) => n)).toEqual([0, 2, 1, 3]);
  expect(inTime("solana", at(3, 2, 1)).map(({ n }) => n)).toEqual([2, 1, 0]);
  for (const network of ["ethereum", "polygon", "arbitrum"] as const)
    expect(() => inTime(network, at(1, 5, 4))).toThrow("older than one of an earlier block");
});
