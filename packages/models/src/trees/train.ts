import { logOddsOf, probabilityOf } from "../logistic.ts";
import type { Matrix } from "../matrix.ts";
import { seededRandom } from "../rng.ts";
import { type BinnedMatrix, binMatrix } from "./bins.ts";
import type { Forest } from "./forest.ts";
import { type GrownNode, treeGrower } from "./grow.ts";
import { packForest } from "./pack.ts";

/** What a fit may know besides rows and labels. */
export interface TrainExtras {
  /** Called after each tree with the number of trees so far. */
  readonly onTree?: (trees: number) => void;
  /** How much each row counts, `> 0`, shape `[rows]`; 1 for every row when absent. Limits of leaves count rows. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** Options of boosting, named after the LightGBM parameters with the same meaning. */
export interface TrainOptions {
  readonly trees: number;
  readonly learningRate: number;
  /** Most leaves a tree may have. */
  readonly leaves: number;
  readonly minRowsInLeaf: number;
  readonly minHessianInLeaf: number;
  readonly l2: number;
  /** Share of the columns that each tree may use. */
  readonly columnFraction: number;
  /** Share of the rows that each tree is fitted to, redrawn for each tree. */
  readonly rowFraction: number;
  /** At most 255. */
  readonly maxBins: number;
  readonly seed: number;
}

/** For a few thousand rows of a few dozen columns; chosen by cross-validation on track H. */
export const DEFAULT_OPTIONS: TrainOptions = {
  trees: 600,
  learningRate: 0.05,
  leaves: 31,
  minRowsInLeaf: 10,
  minHessianInLeaf: 1e-3,
  l2: 1,
  columnFraction: 0.6,
  rowFraction: 0.8,
  maxBins: 255,
  seed: 1,
};

/**
 * Fits boosted trees to the logistic loss: histogram-based, leaf-wise, second-order. The same input
 * gives the same trees.
 *
 * @param labels - Shape `[rows]`, 0 or 1; both must occur.
 */
export function trainForest(
  matrix: Matrix,
  labels: Uint8Array,
  options: Partial<TrainOptions> = {},
  { onTree = () => {}, weights }: TrainExtras = {},
): Forest {
  const settings = { ...DEFAULT_OPTIONS, ...options };
  const random = seededRandom(settings.seed);
  const binned = binMatrix(matrix, settings.maxBins);
  const grow = treeGrower(binned, {
    leaves: settings.leaves,
    limits: { minRows: settings.minRowsInLeaf, minHessian: settings.minHessianInLeaf, l2: settings.l2 },
  });
  const bias = logOddsOf(shareOfOnes(labels, weights));
  const scores = new Float64Array(matrix.rows).fill(bias);
  const slope = { gradients: new Float64Array(matrix.rows), hessians: new Float64Array(matrix.rows) };
  const grown: GrownNode[] = [];
  for (let tree = 1; tree <= settings.trees; tree++) {
    for (let row = 0; row < scores.length; row++) {
      const probability = probabilityOf(scores[row]!);
      slope.gradients[row] = probability - labels[row]!;
      slope.hessians[row] = probability * (1 - probability);
      if (weights === undefined) continue;
      slope.gradients[row]! *= weights[row]!;
      slope.hessians[row]! *= weights[row]!;
    }
    const rows = drawRows(matrix.rows, settings.rowFraction, random);
    const root = shrink(grow(rows, slope, drawColumns(binned, settings.columnFraction, random)), settings);
    addScores(root, binned, scores);
    grown.push(root);
    onTree(tree);
  }
  return packForest(grown, { bias, columns: matrix.columns, edges: binned.edges });
}

/** Share of the rows with label 1, by weight. */
export function shareOfOnes(labels: ArrayLike<number>, weights: ArrayLike<number> | undefined): number {
  let [ones, all] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    const weight = weights === undefined ? 1 : weights[row]!;
    ones += weight * labels[row]!;
    all += weight;
  }
  return ones / all;
}

/** Draws each row independently with the same probability. */
function drawRows(rows: number, fraction: number, random: () => number): Int32Array {
  const drawn = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if (fraction >= 1 || random() < fraction) drawn[count++] = row;
  return drawn.subarray(0, count);
}

/** Draws a fixed number of the columns that can be split, ascending. */
function drawColumns(
  { columns, edges, bins }: BinnedMatrix,
  fraction: number,
  random: () => number,
): number[] {
  const usable = Array.from({ length: columns }, (_, column) => column).filter(
    (column) => edges[column]!.length > 0 && bins[column]!.length > 0,
  );
  for (let i = usable.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [usable[i], usable[j]] = [usable[j]!, usable[i]!];
  }
  return usable.slice(0, Math.max(1, Math.round(fraction * columns))).sort((a, b) => a - b);
}

/** Multiplies leaf values by the learning rate, rounded to the single precision that ships. */
function shrink(node: GrownNode, settings: TrainOptions): GrownNode {
  const value = Math.fround(node.value * settings.learningRate);
  if (node.split === null) return { ...node, value };
  const { left, right } = node.split;
  return {
    ...node,
    value,
    split: { ...node.split, left: shrink(left, settings), right: shrink(right, settings) },
  };
}

function addScores(root: GrownNode, { bins }: BinnedMatrix, scores: Float64Array): void {
  for (let row = 0; row < scores.length; row++) {
    let node = root;
    while (node.split !== null) {
      const { column, bin, missingLeft, left, right } = node.split;
      const at = bins[column]![row]!;
      node = (at === 0 ? missingLeft : at <= bin) ? left : right;
    }
    scores[row]! += node.value;
  }
}
