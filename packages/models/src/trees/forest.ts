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
    for (let tree = 0; tree < roots.length; tree++) sum += leafValue(words, singles, roots[tree]!, buffer);
    return sum;
  };
}

/** The margins of many rows, shape `[rows]`. Goes tree by tree, so that each stays in the cache. */
export function margins(forest: Forest, matrix: Matrix): Float64Array {
  const { words, roots, bias } = forest;
  const { data, columns, rows } = matrix;
  const singles = singlesOf(forest);
  const sums = new Float64Array(rows).fill(bias);
  const buffer = new Float32Array(columns);
  const block = 512;
  for (let start = 0; start < rows; start += block) {
    const end = Math.min(rows, start + block);
    for (const root of roots) {
      for (let row = start; row < end; row++) {
        for (let c = 0, at = row * columns; c < columns; c++) buffer[c] = data[at + c]!;
        sums[row]! += leafValue(words, singles, root, buffer);
      }
    }
  }
  return sums;
}

function leafValue(words: Uint32Array, singles: Float32Array, root: number, row: Float32Array): number {
  let node = root;
  for (;;) {
    const word = words[2 * node]!;
    const column = word & LEAF;
    const threshold = singles[2 * node + 1]!;
    if (column === LEAF) return threshold;
    const value = row[column]!;
    // NaN is neither above nor at most: written so, each comparison sends it the right way.
    const left = (word & MISSING_LEFT) === 0 ? value <= threshold : !(value > threshold);
    node += left ? 1 : word >>> 16;
  }
}
