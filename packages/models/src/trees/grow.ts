import type { BinnedMatrix } from "./bins.ts";
import { histogramCounter, type Slope } from "./histogram.ts";
import { bestSplit, type LeafSums, type Split, type SplitLimits } from "./split.ts";

/** A tree as it was grown; `pack.ts` packs it. */
export interface GrownNode {
  /** Training rows that reached the node. */
  readonly rows: number;
  readonly split: (Split & { readonly left: GrownNode; readonly right: GrownNode }) | null;
  /** Log-odds that the node adds as a leaf. */
  readonly value: number;
}

/** When a tree stops growing. */
export interface GrowOptions {
  /** Most leaves a tree may have. */
  readonly leaves: number;
  readonly limits: SplitLimits;
}

interface OpenLeaf extends LeafSums {
  /** The leaf's rows are `order[begin..end)`. */
  readonly begin: number;
  readonly end: number;
  readonly histogram: Float64Array;
  readonly split: Split | null;
  children: readonly [OpenLeaf, OpenLeaf] | null;
}

/** Grows a tree over the given rows and columns; reorders `order`. */
export type GrowTree = (order: Int32Array, slope: Slope, columns: readonly number[]) => GrownNode;

/** Makes a function that grows trees leaf-wise: it always splits the leaf with the largest gain. */
export function treeGrower(matrix: BinnedMatrix, { leaves, limits }: GrowOptions): GrowTree {
  const counter = histogramCounter(matrix);
  const scratch = new Int32Array(matrix.rows);

  return (order, slope, columns) => {
    const open = (
      part: Pick<OpenLeaf, "begin" | "end">,
      sums: LeafSums,
      histogram: Float64Array,
    ): OpenLeaf => {
      const split = bestSplit(sums, histogram, matrix, { columns, limits });
      return { ...part, ...sums, histogram, split, children: null };
    };
    const count = (begin: number, end: number) => counter.count(order.subarray(begin, end), slope, columns);

    const divide = (leaf: OpenLeaf, split: Split): [OpenLeaf, OpenLeaf] => {
      const { begin, end, histogram } = leaf;
      const middle = partition(order, leaf, split);
      const left = sumOver(order.subarray(begin, middle), slope);
      const right = {
        rows: leaf.rows - left.rows,
        gradient: leaf.gradient - left.gradient,
        hessian: leaf.hessian - left.hessian,
      };
      // Only the smaller side is counted; the larger is the parent minus it.
      const leftIsSmall = left.rows <= right.rows;
      const small = leftIsSmall ? count(begin, middle) : count(middle, end);
      counter.subtract(histogram, small, columns);
      return [
        open({ begin, end: middle }, left, leftIsSmall ? small : histogram),
        open({ begin: middle, end }, right, leftIsSmall ? histogram : small),
      ];
    };

    counter.reset();
    const root = open({ begin: 0, end: order.length }, sumOver(order, slope), count(0, order.length));
    const frontier = [root];
    while (frontier.length < leaves) {
      const chosen = frontier.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
      if (chosen.split === null) break;
      chosen.children = divide(chosen, chosen.split);
      frontier.splice(frontier.indexOf(chosen), 1, ...chosen.children);
    }
    return finished(root, limits.l2);
  };

  /** Stable partition of a leaf's rows into left and right; returns where right begins. */
  function partition(order: Int32Array, { begin, end }: OpenLeaf, split: Split): number {
    const bins = matrix.bins[split.column]!;
    let left = begin;
    let right = 0;
    for (let k = begin; k < end; k++) {
      const row = order[k]!;
      const bin = bins[row]!;
      if (bin === 0 ? split.missingLeft : bin <= split.bin) order[left++] = row;
      else scratch[right++] = row;
    }
    order.set(scratch.subarray(0, right), left);
    return left;
  }
}

function finished({ rows, gradient, hessian, split, children }: OpenLeaf, l2: number): GrownNode {
  const value = -gradient / (hessian + l2);
  if (split === null || children === null) return { rows, value, split: null };
  const [left, right] = children;
  return { rows, value, split: { ...split, left: finished(left, l2), right: finished(right, l2) } };
}

function sumOver(rows: Int32Array, { gradients, hessians }: Slope): LeafSums {
  let gradient = 0;
  let hessian = 0;
  for (let k = 0; k < rows.length; k++) {
    gradient += gradients[rows[k]!]!;
    hessian += hessians[rows[k]!]!;
  }
  return { rows: rows.length, gradient, hessian };
}
