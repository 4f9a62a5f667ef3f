import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashFolds } from "./folds.ts";

const rows = fc.uniqueArray(fc.tuple(fc.string({ minLength: 4, maxLength: 12 }), fc.boolean()), {
  minLength: 1,
  maxLength: 80,
  selector: ([key]) => key,
});

/** A literal implementation of the protocol: the fold with fewest rows of the class, ties to the lowest. */
function byTheProtocol(keys: readonly string[], labels: readonly number[], seed: number): number[] {
  const folds = keys.map(() => -1);
  for (const label of [0, 1]) {
    const counts = [0, 0, 0, 0, 0];
    const order = [...keys.keys()]
      .filter((i) => labels[i] === label)
      .map((i) => ({ i, hash: createHash("sha256").update(`${seed}:${keys[i]}`).digest("hex") }))
      .sort((a, b) => (a.hash < b.hash ? -1 : 1));
    for (const { i } of order) {
      const fold = counts.indexOf(Math.min(...counts));
      folds[i] = fold;
      counts[fold]! += 1;
    }
  }
  return folds;
}

test("folds are those of the protocol", () => {
  fc.assert(
    fc.property(rows, fc.nat(9), (list, seed) => {
      const keys = list.map(([key]) => key);
      const labels = list.map(([, fraud]) => Number(fraud));
      expect([...hashFolds(keys, labels, { seed, folds: 5 })]).toEqual(byTheProtocol(keys, labels, seed));
    }),
  );
});

test("a row's fold does not depend on the order of the rows", () => {
  const keys = ["0xa1", "0xb2", "0xc3", "0xd4", "0xe5", "0xf6", "0x07"];
  const labels = [0, 1, 0, 1, 0, 0, 1];
  const forward = hashFolds(keys, labels, { seed: 3, folds: 5 });
  const backward = hashFolds(keys.toReversed(), labels.toReversed(), { seed: 3, folds: 5 });

  expect([...backward]).toEqual([...forward].reverse());
});
