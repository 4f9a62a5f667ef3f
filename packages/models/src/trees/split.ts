import { type BinnedMatrix, CELL } from "./bins.ts";

/** A division of a leaf's rows. */
export interface Split {
  /** Twice the reduction of the loss. */
  readonly gain: number;
  readonly column: number;
  /** Rows in this bin or a lower one go left. */
  readonly bin: number;
  readonly missingLeft: boolean;
}

/** Sums over the rows of a leaf. */
export interface LeafSums {
  readonly rows: number;
  readonly gradient: number;
  readonly hessian: number;
}

/** Minimums for each side of a split, and the regularisation of leaf values. */
export interface SplitLimits {
  readonly minRows: number;
  readonly minHessian: number;
  readonly l2: number;
}

const MIN_GAIN = 1e-9;

/**
 * The best split of a leaf over the given columns, by its histogram; `null` when none qualifies.
 * Ties go to the first column and the lowest bin.
 */
export function bestSplit(
  leaf: LeafSums,
  histogram: Float64Array,
  { edges, offsets }: BinnedMatrix,
  { columns, limits }: { readonly columns: readonly number[]; readonly limits: SplitLimits },
): Split | null {
  if (leaf.rows < 2 * limits.minRows) return null;
  const { minRows, minHessian, l2 } = limits;
  const whole = (leaf.gradient * leaf.gradient) / (leaf.hessian + l2);
  let best: Split | null = null;
  let most = MIN_GAIN;
  for (const column of columns) {
    const start = offsets[column]!;
    const missingRows = histogram[start + 2]!;
    for (let side = 0; side < (missingRows > 0 ? 2 : 1); side++) {
      // Try missing rows on the right, then on the left; without missing rows both are the same.
      let gradient = side * histogram[start]!;
      let hessian = side * histogram[start + 1]!;
      let rows = side * missingRows;
      for (let bin = 1; bin <= edges[column]!.length; bin++) {
        const cell = start + bin * CELL;
        if (histogram[cell + 2] === 0) continue;
        gradient += histogram[cell]!;
        hessian += histogram[cell + 1]!;
        rows += histogram[cell + 2]!;
        if (rows < minRows || hessian < minHessian) continue;
        const [restRows, restHessian] = [leaf.rows - rows, leaf.hessian - hessian];
        if (restRows < minRows || restHessian < minHessian) break;
        const restGradient = leaf.gradient - gradient;
        const parts =
          (gradient * gradient) / (hessian + l2) + (restGradient * restGradient) / (restHessian + l2);
        if (parts - whole <= most) continue;
        most = parts - whole;
        best = { gain: most, column, bin, missingLeft: side === 1 };
      }
    }
  }
  return best;
}
