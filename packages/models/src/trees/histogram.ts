import { type BinnedMatrix, CELL } from "./bins.ts";

/** Gradients and hessians of the loss that a tree is fitted to, one per row. */
export interface Slope {
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
}

/** Computes histograms: for each bin of each column, the sums of gradients and hessians and the rows. */
export interface HistogramCounter {
  /** The histogram of the given rows and columns; cells of other columns are zero or stale. */
  count(rows: Int32Array, slope: Slope, columns: readonly number[]): Float64Array;
  /** Subtracts `part` from `whole`, in place. */
  subtract(whole: Float64Array, part: Float64Array, columns: readonly number[]): void;
  /** Releases all histograms for reuse by the next tree. */
  reset(): void;
}

/** Makes a counter for one matrix, with its own scratch memory. */
export function histogramCounter({
  rows: most,
  columns: all,
  bins,
  offsets,
}: BinnedMatrix): HistogramCounter {
  const gradients = new Float64Array(most);
  const hessians = new Float64Array(most);
  const memory: Float64Array[] = [];
  let used = 0;

  /** Counts two columns at a time, so that their additions run in parallel. */
  function countPair(histogram: Float64Array, first: number, second: number, rows: Int32Array): void {
    const [binsA, binsB] = [bins[first]!, bins[second]!];
    const [startA, startB] = [offsets[first]!, offsets[second]!];
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!;
      const gradient = gradients[k]!;
      const hessian = hessians[k]!;
      const a = startA + binsA[row]! * CELL;
      const b = startB + binsB[row]! * CELL;
      histogram[a] = histogram[a]! + gradient;
      histogram[a + 1] = histogram[a + 1]! + hessian;
      histogram[a + 2] = histogram[a + 2]! + 1;
      histogram[b] = histogram[b]! + gradient;
      histogram[b + 1] = histogram[b + 1]! + hessian;
      histogram[b + 2] = histogram[b + 2]! + 1;
    }
  }

  function countOne(histogram: Float64Array, column: number, rows: Int32Array): void {
    for (let k = 0; k < rows.length; k++) {
      const cell = offsets[column]! + bins[column]![rows[k]!]! * CELL;
      histogram[cell] = histogram[cell]! + gradients[k]!;
      histogram[cell + 1] = histogram[cell + 1]! + hessians[k]!;
      histogram[cell + 2] = histogram[cell + 2]! + 1;
    }
  }

  return {
    count(rows, slope, columns) {
      memory[used] ??= new Float64Array(offsets[all]!);
      const histogram = memory[used++]!;
      for (let k = 0; k < rows.length; k++) {
        gradients[k] = slope.gradients[rows[k]!]!;
        hessians[k] = slope.hessians[rows[k]!]!;
      }
      for (const column of columns) histogram.fill(0, offsets[column], offsets[column + 1]);
      const paired = columns.length & ~1;
      for (let i = 0; i < paired; i += 2) countPair(histogram, columns[i]!, columns[i + 1]!, rows);
      if (paired < columns.length) countOne(histogram, columns[paired]!, rows);
      return histogram;
    },
    subtract(whole, part, columns) {
      for (const column of columns) {
        const end = offsets[column + 1]!;
        for (let i = offsets[column]!; i < end; i++) whole[i] = whole[i]! - part[i]!;
      }
    },
    reset() {
      used = 0;
    },
  };
}
