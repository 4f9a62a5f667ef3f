import { type Forest, leavesOf } from "./forest.ts";

/**
 * Makes a function that says how rare a row is among those that the trees were fitted to: the mean over the trees of
 * the logarithm (to base 2) of one over the share of rows in its leaf. The trees know little of a row that falls into
 * small leaves. Rows have shape `[columns]`.
 */
export function rarityFunction(forest: Forest): (row: ArrayLike<number>) => number {
  const { covers, roots } = forest;
  const leaves = leavesOf(forest);
  const bits = Float64Array.from(covers, Math.log2);
  return (row) => {
    let sum = 0;
    const found = leaves(row);
    for (let tree = 0; tree < roots.length; tree++) sum += bits[roots[tree]!]! - bits[found[tree]!]!;
    return sum / roots.length;
  };
}
