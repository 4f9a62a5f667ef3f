import type { CalibratedFit, FitRecipe } from "@tetron/models/calibrated-fit";
import { probabilityOf } from "@tetron/models/logistic";
import { type Metrics, measure } from "@tetron/models/metrics";
import { applyPlatt } from "@tetron/models/platt";
import { foldsOf, rowsWhere, subset, type TrainingSet } from "@tetron/models/training-set";
import { margins } from "@tetron/models/trees/forest";
import type { FitPool } from "./fit-pool.ts";

const FOLDS = 5;

export interface CrossValidation {
  /** One for each fold. */
  readonly metrics: readonly Metrics[];
  /** Calibrated log-odds of each row by the model that did not see its account, shape `[rows]`. */
  readonly logOdds: Float64Array;
}

export interface CrossValidationOptions {
  readonly recipe: FitRecipe;
  readonly seed: number;
  /** Which rows are trained on and tested; all when absent. */
  readonly trained?: (row: number) => boolean;
  readonly tested?: (row: number) => boolean;
  readonly onFit?: () => void;
}

/** The protocol's five folds of one seed: each is predicted by a model that was fitted to the other four. */
export async function crossValidate(
  pool: FitPool,
  set: TrainingSet,
  options: CrossValidationOptions,
): Promise<CrossValidation> {
  const { recipe, seed, trained = () => true, tested = () => true, onFit } = options;
  const folds = foldsOf(set, { seed, folds: FOLDS });
  const logOdds = new Float64Array(folds.length).fill(Number.NaN);
  const metrics = await Promise.all(
    Array.from({ length: FOLDS }, async (_, fold) => {
      const rows = rowsWhere(folds.length, (row) => folds[row] !== fold && trained(row));
      const fit = await pool.fit({ rows, recipe, seed });
      onFit?.();
      const unseen = rowsWhere(folds.length, (row) => folds[row] === fold && tested(row));
      const predicted = predict(fit, subset(set, unseen));
      for (const [i, row] of unseen.entries()) logOdds[row] = predicted[i]!;
      return measure(subset(set, unseen).labels, predicted.map(probabilityOf));
    }),
  );
  return { metrics, logOdds };
}

/** Calibrated log-odds of each row. */
export function predict({ forest, platt }: CalibratedFit, { matrix }: TrainingSet): Float64Array {
  return margins(forest, matrix).map((margin) => applyPlatt(platt, margin));
}
