import type { Matrix } from "../matrix.ts";

/**
 * Boosted trees, packed: eight bytes a node, parents before children, a left child right behind its
 * parent. A node is two 32-bit words; {@link packNode} says what is in them.
 */
export interface Forest {
  /** How many numbers a row has. */
  readonly columns: number;
  /** Log-odds before the first tree. */
  readonly bias: number;
  /** First node of each tree, ascending. */
  readonly roots: Uint32Array;
  /** Shape `[2 * nodes]`. */
  readonly words: Uint32Array;
  /** Training rows that came through each node, shape `[nodes]`; what explanations weigh with. */
  readonly covers: Uint32Array;
}

/** Column number that marks a leaf. */
export const LEAF = 0x7fff;
const MISSING_LEFT = 0x8000;
/** Rows that go through one tree before the next, so that both stay in the cache. */
const BLOCK = 256;

/**
 * First word of a node: the column in 15 bits, whether a missing number goes left, and how far behind
 * it its right child stands. The second word is the threshold, or a leaf's value, as a single.
 */
export function packNode(column: number, missingLeft: boolean, right: number): number {
  return (column | (missingLeft ? MISSING_LEFT : 0) | (right << 16)) >>> 0;
}

/** What {@link packNode} packed. */
export function unpackNode(word: number): { column: number; missingLeft: boolean; right: number } {
  return { column: word & LEAF, missingLeft: (word & MISSING_LEFT) !== 0, right: word >>> 16 };
}

/** Thresholds and leaf values: the same memory as the words, read as singles. */
export function singlesOf({ words }: Forest): Float32Array {
  return new Float32Array(words.buffer, words.byteOffset, words.length);
}

/** A function that gives a row's margin (log-odds before calibration). Rows have shape `[columns]`. */
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

/** The margins of many rows, shape `[rows]`. Goes tree by tree, so that each stays in the cache. */
export function margins(forest: Forest, matrix: Matrix): Float64Array {
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

/** Where in the singles the value of the row's leaf stands. */
function leafAt(words: Uint32Array, singles: Float32Array, root: number, row: Float32Array): number {
  let node = 2 * root;
  for (;;) {
    const word = words[node]!;
    const column = word & LEAF;
    if (column === LEAF) return node + 1;
    const value = row[column]!;
    const threshold = singles[node + 1]!;
    // NaN is neither above nor at most: written so, each comparison sends it the right way.
    const left = (word & MISSING_LEFT) === 0 ? value <= threshold : !(value > threshold);
    node += left ? 2 : (word >>> 16) << 1;
  }
}
