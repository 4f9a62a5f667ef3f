import type { FitRecipe } from "./calibrated-fit.ts";

/** Trees to fit to some rows of the pool's training set. */
export interface FitJob {
  readonly rows: readonly number[];
  readonly recipe: FitRecipe;
  /** Of the folds that calibrate. */
  readonly seed: number;
}
