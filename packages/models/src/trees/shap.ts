import type { Forest } from "./forest.ts";
import { contributeFunction, MOST_TABLED, tabulate } from "./leaf-contributions.ts";
import { leafPaths } from "./leaf-paths.ts";

/** What each column adds to a row's margin, and what is left over: `base + sum(contributions) = margin`. */
export interface Explanation {
  /** The mean margin over the training rows, the same for every row. */
  readonly base: number;
  /** Shape `[columns]`, log-odds. */
  readonly contributions: Float64Array;
}

/**
 * Makes a function that explains rows by their Shapley values: exact, path-dependent TreeSHAP, as a sum over
 * the leaves of what each contributes, see `contributeFunction`.
 */
export function explainFunction(forest: Forest): (row: ArrayLike<number>) => Explanation {
  const paths = leafPaths(forest);
  const { values, starts, columns, above, atMost, takesMissing, shares } = paths;
  const base = values.reduce((sum, value, leaf) => sum + value * shareOf(leaf), forest.bias);
  const contribute = contributeFunction(paths);
  const table = tabulate(paths, contribute);
  const buffer = new Float32Array(forest.columns);
  const missing = new Uint8Array(forest.columns);
  const met = new Uint8Array(paths.most);
  const added = new Float64Array(paths.most);

  return (row) => {
    buffer.set(row);
    for (let column = 0; column < missing.length; column++)
      missing[column] = Number(Number.isNaN(buffer[column]));
    const contributions = new Float64Array(forest.columns);
    for (let leaf = 0; leaf < values.length; leaf++) {
      if (starts[leaf + 1]! - starts[leaf]! > MOST_TABLED) addLarge(leaf, contributions);
      else addTabled(leaf, contributions);
    }
    return { base, contributions };
  };

  function shareOf(leaf: number): number {
    return shares.subarray(starts[leaf], starts[leaf + 1]).reduce((product, share) => product * share, 1);
  }

  /** 1 or 0, without a branch: which one it is cannot be guessed, and a wrong guess costs more than both. */
  function isMet(condition: number): number {
    const column = columns[condition]!;
    const value = buffer[column]!;
    // A missing number is inside no interval.
    const inside = Number(value > above[condition]!) & Number(value <= atMost[condition]!);
    return inside | (missing[column]! & takesMissing[condition]!);
  }

  function addTabled(leaf: number, contributions: Float64Array): void {
    const [start, end] = [starts[leaf]!, starts[leaf + 1]!];
    let set = 0;
    for (let i = start; i < end; i++) set |= isMet(i) << (i - start);
    const offset = table.starts[leaf]! + set * (end - start) - start;
    for (let i = start; i < end; i++) contributions[columns[i]!]! += table.contributions[offset + i]!;
  }

  function addLarge(leaf: number, contributions: Float64Array): void {
    const start = starts[leaf]!;
    const size = starts[leaf + 1]! - start;
    for (let i = 0; i < size; i++) met[i] = isMet(start + i);
    added.fill(0, 0, size);
    contribute(leaf, met, added, 0);
    for (let i = 0; i < size; i++) contributions[columns[start + i]!]! += added[i]!;
  }
}
