import type { TrainOptions } from "@tetron/models/trees/train";
import type { CalibratedFit, FitRecipe } from "../fit/calibrated-fit.ts";
import { predict } from "../fit/cross-validate.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { selectSubset, type TrainingSet } from "../fit/training-set.ts";
import { FRAUD_RECIPE } from "./recipe.ts";

/** What one of the recipes that are compared fits to, and how. */
export interface Arm {
  /** Which of the rows are fitted to; all when absent. */
  readonly fitted?: (row: number) => boolean;
  /** What differs from the shipped trees. */
  readonly trees?: Partial<TrainOptions>;
  /** The columns of a fit, by its number; all when absent. */
  readonly columns?: (fit: number) => readonly number[];
}

/** The number of the fit that has not seen a fold of a seed. */
export function fitOf(seed: number, fold: number): number {
  return seed * FOLDS + fold;
}

/** The number of the fits that have not seen the hold-out. */
export const HOLD_OUT_FIT = SEEDS.length * FOLDS;

/**
 * Trees for comparisons of many recipes: a quarter of the shipped ones, with three times the learning rate, and half the
 * rows in a leaf, since each wallet is there once.
 */
export const QUICK_TREES: Partial<TrainOptions> = { trees: 100, learningRate: 0.2, minRowsInLeaf: 20 };

/** The shipped trees with a seed's own draws, uncalibrated: recipes can then be compared in a third of the time. */
export function bareRecipe(seed: number, { trees }: Pick<Arm, "trees"> = {}): FitRecipe {
  return { trees: { ...FRAUD_RECIPE.trees, ...trees, seed: seed + 1 }, calibrationFolds: 0 };
}

/** Log-odds of some rows by a fit to these columns. */
export function oddsOf(
  fit: Pick<CalibratedFit, "forest" | "platt">,
  set: TrainingSet,
  rows: readonly number[],
  columns: readonly number[] | undefined,
): Float64Array {
  return predict(fit, selectSubset(set, rows, columns));
}
