import type { Platt } from "@tetron/models/platt";
import { type Forest, predictMargins } from "@tetron/models/trees/forest";
import { type TrainOptions, trainForest } from "@tetron/models/trees/train";
import { fitPlatt } from "./fit-platt.ts";
import { foldsOf, rowsWhere, selectSubset, type TrainingSet } from "./training-set.ts";

/** How a calibrated model is fitted. */
export interface FitRecipe {
  readonly trees: Partial<TrainOptions>;
  /** Folds whose out-of-fold margins the calibration is fitted to; with 0 of them margins are left as they are. */
  readonly calibrationFolds: number;
}

/** Trees and the line that calibrates their margins. */
export interface CalibratedFit {
  readonly forest: Forest;
  readonly platt: Platt;
  /** Margin of each row by trees not fitted to its account, shape `[rows]`. */
  readonly unseenMargins: Float64Array;
}

/**
 * Fits trees to a set, and the calibration of their margins on folds of the same set. The calibration is a
 * rising line, so it keeps the trees' ranking.
 *
 * @param seed - Seed of the folds.
 * @param onFit - Called with the number of finished fits after each of `calibrationFolds + 1`.
 */
export function fitCalibrated(
  set: TrainingSet,
  recipe: FitRecipe,
  seed: number,
  onFit: (fits: number) => void = () => {},
): CalibratedFit {
  const folds = foldsOf(set, { seed, folds: recipe.calibrationFolds });
  const unseenMargins = new Float64Array(set.matrix.rows);
  for (let fold = 0; fold < recipe.calibrationFolds; fold++) {
    const train = selectSubset(
      set,
      rowsWhere(folds.length, (row) => folds[row] !== fold),
    );
    const unseen = rowsWhere(folds.length, (row) => folds[row] === fold);
    const forest = trainForest(train.matrix, train.labels, recipe.trees, { weights: train.weights });
    for (const [i, margin] of predictMargins(forest, selectSubset(set, unseen).matrix).entries())
      unseenMargins[unseen[i]!] = margin;
    onFit(fold + 1);
  }
  const forest = trainForest(set.matrix, set.labels, recipe.trees, { weights: set.weights });
  onFit(recipe.calibrationFolds + 1);
  const platt =
    recipe.calibrationFolds === 0
      ? { slope: 1, intercept: 0 }
      : fitPlatt(unseenMargins, set.labels, set.weights);
  return { forest, platt, unseenMargins };
}
