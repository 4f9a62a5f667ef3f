import { type BinnedMatrix, CELL } from "./bins.ts";

/** The second-order picture of the loss that a tree is fitted to, one number a row. */
export interface Slope {
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
}

/** Counts histograms: for each bin of each column the sums of gradients, of hessians, and the rows. */
export interface HistogramCounter {
  /** The histogram of some rows over some columns; the cells of other columns are zero or stale. */
  count(rows: Int32Array, slope: Slope, columns: readonly number[]): Float64Array;
  /** Takes `part` away from `whole`, in place. */
  subtract(whole: Float64Array, part: Float64Array, columns: readonly number[]): void;
  /** Makes the memory of all histograms free for the next tree. */
  reset(): void;
}

/** A counter for one matrix, with scratch memory of its own. */
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

  /** Two rows at a time: the additions of one need not wait for those of the other. */
  function countColumn(histogram: Float64Array, bin: Uint8Array, start: number, rows: Int32Array): void {
    const even = rows.length & ~1;
    for (let k = 0; k < even; k += 2) {
      const a = start + bin[rows[k]!]! * CELL;
      const b = start + bin[rows[k + 1]!]! * CELL;
      histogram[a] = histogram[a]! + gradients[k]!;
      histogram[a + 1] = histogram[a + 1]! + hessians[k]!;
      histogram[a + 2] = histogram[a + 2]! + 1;
      histogram[b] = histogram[b]! + gradients[k + 1]!;
      histogram[b + 1] = histogram[b + 1]! + hessians[k + 1]!;
      histogram[b + 2] = histogram[b + 2]! + 1;
    }
    if (even === rows.length) return;
    const last = start + bin[rows[even]!]! * CELL;
    histogram[last] = histogram[last]! + gradients[even]!;
    histogram[last + 1] = histogram[last + 1]! + hessians[even]!;
    histogram[last + 2] = histogram[last + 2]! + 1;
  }

  return {
    count(rows, slope, columns) {
      memory[used] ??= new Float64Array(offsets[all]!);
      const histogram = memory[used++]!;
      for (let k = 0; k < rows.length; k++) {
        gradients[k] = slope.gradients[rows[k]!]!;
        hessians[k] = slope.hessians[rows[k]!]!;
      }
      for (const column of columns) {
        histogram.fill(0, offsets[column], offsets[column + 1]);
        countColumn(histogram, bins[column]!, offsets[column]!, rows);
      }
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
