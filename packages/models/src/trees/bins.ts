import type { Matrix } from "../matrix.ts";

/** A matrix with each number replaced by its bin. */
export interface BinnedMatrix {
  readonly rows: number;
  readonly columns: number;
  /** For each column, the bin of each row: 0 is missing, `i` is at or below `edges[i - 1]`. */
  readonly bins: readonly Uint8Array[];
  /** For each column, the upper edge of each bin but the last, ascending. */
  readonly edges: readonly Float32Array[];
  /** Where each column's cells begin in a histogram, three numbers a cell; the last is the length. */
  readonly offsets: Int32Array;
}

/** Numbers in a cell of a histogram: sum of gradients, sum of hessians, rows. */
export const CELL = 3;

/** @param maxBins - At most 255, the missing bin included. */
export function binMatrix(matrix: Matrix, maxBins: number): BinnedMatrix {
  const { rows, columns } = matrix;
  const bins: Uint8Array[] = [];
  const edges: Float32Array[] = [];
  const offsets = new Int32Array(columns + 1);
  for (let c = 0; c < columns; c++) {
    const column = Float32Array.from({ length: rows }, (_, row) => matrix.data[row * columns + c]!);
    const upper = binEdges(column, maxBins - 1);
    edges.push(upper);
    bins.push(Uint8Array.from(column, (value) => binOf(upper, value)));
    offsets[c + 1] = offsets[c]! + (upper.length + 2) * CELL;
  }
  return { rows, columns, bins, edges, offsets };
}

/** Bins with about equally many rows, or one for each distinct value when there are few. */
function binEdges(column: Float32Array, budget: number): Float32Array {
  const sorted = column.filter((value) => !Number.isNaN(value)).sort();
  const edges: number[] = [];
  let rest = sorted.length;
  let filled = 0;
  const few = countDistinct(sorted) <= budget;
  for (let i = 0; i + 1 < sorted.length && edges.length < budget - 1; i++) {
    filled += 1;
    const [value, next] = [sorted[i]!, sorted[i + 1]!];
    if (value === next || (!few && filled < rest / (budget - edges.length))) continue;
    edges.push(between(value, next));
    rest -= filled;
    filled = 0;
  }
  return Float32Array.from(edges);
}

function countDistinct(sorted: Float32Array): number {
  return sorted.reduce((count, value, i) => (i > 0 && value === sorted[i - 1] ? count : count + 1), 0);
}

/** A single-precision `s` with `low <= s < high`, the middle if representable. */
function between(low: number, high: number): number {
  const middle = Math.fround(low / 2 + high / 2);
  return middle < high ? middle : low;
}

function binOf(edges: Float32Array, value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}
