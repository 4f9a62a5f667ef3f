import { probabilityOf } from "@tetron/models/logistic";
import { applyPlatt } from "@tetron/models/platt";
import { predictMargins } from "@tetron/models/trees/forest";
import { type Metrics, measure } from "../measure/metrics.ts";
import type { CalibratedFit, FitRecipe } from "./calibrated-fit.ts";
import type { FitPool } from "./fit-pool.ts";
import { FOLDS } from "./protocol.ts";
import { foldsOf, selectSubset, type TrainingSet } from "./training-set.ts";

export interface CrossValidation {
  /** One for each fold, over the tested rows. */
  readonly metrics: readonly Metrics[];
  /** Calibrated log-odds of each row by the model not fitted to its account; `NaN` for rows left out. */
  readonly logOdds: Float64Array;
}

export interface CrossValidationOptions {
  readonly recipe: FitRecipe;
  readonly seed: number;
  /** Rows to use; all when absent. */
  readonly rows?: readonly number[];
  /** Columns to use, in this order; all when absent. */
  readonly columns?: readonly number[] | undefined;
  /** Which of these rows the fits may be made to; all when absent. */
  readonly fitted?: (row: number) => boolean;
  /** Which of these rows are measured; all when absent. */
  readonly tested?: (row: number) => boolean;
  readonly onFit?: () => void;
  /** Called with each fold's fit and the rows that it was not fitted to. */
  readonly onFold?: (fit: CalibratedFit, unseen: readonly number[]) => void;
}

/** The protocol's folds of one seed. */
export async function crossValidate(
  pool: FitPool,
  set: TrainingSet,
  options: CrossValidationOptions,
): Promise<CrossValidation> {
  const { recipe, seed, columns, rows = [...set.labels.keys()], onFit, onFold } = options;
  const { fitted = () => true, tested = () => true } = options;
  const folds = foldsOf(selectSubset(set, rows), { seed, folds: FOLDS });
  const logOdds = new Float64Array(set.labels.length).fill(Number.NaN);
  const metrics = await Promise.all(
    Array.from({ length: FOLDS }, async (_, fold) => {
      const seen = rows.filter((row, i) => folds[i] !== fold && fitted(row));
      const fit = await pool.fit({ rows: seen, columns, recipe, seed });
      onFit?.();
      const unseen = rows.filter((__, i) => folds[i] === fold);
      onFold?.(fit, unseen);
      for (const [i, value] of predict(fit, selectSubset(set, unseen, columns)).entries())
        logOdds[unseen[i]!] = value;
      return measureRows(set, logOdds, unseen.filter(tested));
    }),
  );
  return { metrics, logOdds };
}

/** Calibrated log-odds of each row. */
export function predict(
  { forest, platt }: Pick<CalibratedFit, "forest" | "platt">,
  { matrix }: Pick<TrainingSet, "matrix">,
): Float64Array {
  return predictMargins(forest, matrix).map((margin) => applyPlatt(platt, margin));
}

/** Measures log-odds over some rows. */
export function measureRows(
  { labels }: Pick<TrainingSet, "labels">,
  logOdds: Float64Array,
  rows: readonly number[],
): Metrics {
  return measure(
    rows.map((row) => labels[row]!),
    rows.map((row) => probabilityOf(logOdds[row]!)),
  );
}
