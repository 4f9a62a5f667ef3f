import type { Matrix } from "../matrix.ts";

/**
 * Boosted trees, packed: eight bytes a node, parents before children, a left child directly after
 * its parent. A node is two 32-bit words, see {@link packNode}.
 */
export interface Forest {
  /** Length of a row. */
  readonly columns: number;
  /** Log-odds before the first tree. */
  readonly bias: number;
  /** First node of each tree, ascending. */
  readonly roots: Uint32Array;
  /** Shape `[2 * nodes]`. */
  readonly words: Uint32Array;
  /** Training rows that reached each node, shape `[nodes]`; the weights of explanations. */
  readonly covers: Uint32Array;
}

/** Column number that marks a leaf. */
export const LEAF = 0x7fff;
const MISSING_LEFT = 0x8000;
/** Rows that are run through one tree before the next, so that both stay in the cache. */
const BLOCK = 256;

/**
 * First word of a node: the column in 15 bits, whether a missing number goes left, and the offset of the
 * right child. The second word is the threshold, or a leaf's value, in single precision.
 */
export function packNode(column: number, missingLeft: boolean, right: number): number {
  return (column | (missingLeft ? MISSING_LEFT : 0) | (right << 16)) >>> 0;
}

/** Inverse of {@link packNode}. */
export function unpackNode(word: number): { column: number; missingLeft: boolean; right: number } {
  return { column: word & LEAF, missingLeft: (word & MISSING_LEFT) !== 0, right: word >>> 16 };
}

/** Thresholds and leaf values: a single-precision view of the words. */
export function singlesOf({ words }: Forest): Float32Array {
  return new Float32Array(words.buffer, words.byteOffset, words.length);
}

/** The thresholds of each column that a node asks for, ascending and distinct: a row goes left up to one. */
export function thresholdsOf(forest: Forest): Map<number, number[]> {
  const singles = singlesOf(forest);
  const byColumn = new Map<number, Set<number>>();
  for (let at = 0; at < forest.words.length; at += 2) {
    const { column } = unpackNode(forest.words[at]!);
    if (column === LEAF) continue;
    const found = byColumn.get(column) ?? new Set();
    byColumn.set(column, found.add(singles[at + 1]!));
  }
  return new Map([...byColumn].map(([column, found]) => [column, [...found].sort((a, b) => a - b)]));
}

/** Makes a function that computes a row's margin (uncalibrated log-odds). Rows have shape `[columns]`. */
export function marginFunction(forest: Forest): (row: ArrayLike<number>) => number {
  const { words, roots, bias, columns } = forest;
  const singles = singlesOf(forest);
  const buffer = new Float32Array(columns);
  return (row) => {
    buffer.set(row);
    let sum = bias;
    for (let tree = 0; tree < roots.length; tree++)
      sum += singles[leafAt(words, singles, roots[tree]!, buffer)]!;
    return sum;
  };
}

/** Makes a function that finds the node of a row's leaf in each tree; its result is overwritten by the next call. */
export function leavesOf(forest: Forest): (row: ArrayLike<number>) => Uint32Array {
  const { words, roots, columns } = forest;
  const singles = singlesOf(forest);
  const buffer = new Float32Array(columns);
  const leaves = new Uint32Array(roots.length);
  return (row) => {
    buffer.set(row);
    for (let tree = 0; tree < roots.length; tree++)
      leaves[tree] = leafAt(words, singles, roots[tree]!, buffer) >> 1;
    return leaves;
  };
}

/** The margins of many rows, shape `[rows]`. Runs tree by tree, so that each stays in the cache. */
export function predictMargins(forest: Forest, matrix: Matrix): Float64Array {
  const { words, roots, bias } = forest;
  const { data, columns, rows } = matrix;
  const singles = singlesOf(forest);
  const sums = new Float64Array(rows).fill(bias);
  for (let start = 0; start < rows; start += BLOCK) {
    const end = Math.min(rows, start + BLOCK);
    const views = Array.from({ length: end - start }, (_, i) =>
      data.subarray((start + i) * columns, (start + i + 1) * columns),
    );
    for (let tree = 0; tree < roots.length; tree++) {
      const root = roots[tree]!;
      for (let i = 0; i < views.length; i++)
        sums[start + i]! += singles[leafAt(words, singles, root, views[i]!)]!;
    }
  }
  return sums;
}

/** Index in the singles of the value of the row's leaf. */
function leafAt(words: Uint32Array, singles: Float32Array, root: number, row: Float32Array): number {
  let node = 2 * root;
  for (;;) {
    const word = words[node]!;
    const column = word & LEAF;
    if (column === LEAF) return node + 1;
    const value = row[column]!;
    const threshold = singles[node + 1]!;
    // Comparisons with NaN are false, so each of these sends a missing number the right way.
    const left = (word & MISSING_LEFT) === 0 ? value <= threshold : !(value > threshold);
    node += left ? 2 : (word >>> 16) << 1;
  }
}
