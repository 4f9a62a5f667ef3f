import type { Platt } from "@tetron/models/platt";
import { type Forest, margins } from "@tetron/models/trees/forest";
import { type TrainOptions, trainForest } from "@tetron/models/trees/train";
import { fitPlatt } from "./fit-platt.ts";
import { foldsOf, rowsWhere, subset, type TrainingSet } from "./training-set.ts";

/** How a calibrated model is fitted. */
export interface FitRecipe {
  readonly trees: Partial<TrainOptions>;
  /** Folds that give the margins of unseen rows, which the calibration is fitted to. */
  readonly calibrationFolds: number;
}

/** Trees with the line that calibrates their margins. */
export interface CalibratedFit {
  readonly forest: Forest;
  readonly platt: Platt;
  /** Margin of each row by trees that did not see its account, shape `[rows]`. */
  readonly unseenMargins: Float64Array;
}

/**
 * Fits trees to a set and, from folds within the same set, the calibration of their margins. The ranking
 * is the trees' own: the calibration is a rising line.
 *
 * @param seed - Of the folds.
 * @param onFit - Called after each fit of trees with how many are done; there are `calibrationFolds + 1`.
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
    const train = subset(
      set,
      rowsWhere(folds.length, (row) => folds[row] !== fold),
    );
    const unseen = rowsWhere(folds.length, (row) => folds[row] === fold);
    const forest = trainForest(train.matrix, train.labels, recipe.trees);
    for (const [i, margin] of margins(forest, subset(set, unseen).matrix).entries())
      unseenMargins[unseen[i]!] = margin;
    onFit(fold + 1);
  }
  const forest = trainForest(set.matrix, set.labels, recipe.trees);
  onFit(recipe.calibrationFolds + 1);
  return { forest, platt: fitPlatt(unseenMargins, set.labels), unseenMargins };
}
