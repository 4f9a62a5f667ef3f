import { readLabelledWallets } from "../data/labelled-wallets.ts";
import { trainingRows } from "../data/training-rows.ts";
import { crossValidate } from "../fit/cross-validate.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { EVALUATION_RECIPE } from "./recipe.ts";
import type { TrackOptions } from "./track.ts";
import { reportViews, startViewRun, type ViewReport } from "./views-report.ts";

/**
 * Measures the fraud model's recipe on histories as each source gives them and as they are when cut, over 25
 * fits. The same data gives the same numbers.
 */
export async function evaluateViews(options: TrackOptions): Promise<readonly ViewReport[]> {
  const { data, signal, onProgress } = options;
  const rows = trainingRows(await readLabelledWallets(data, signal));
  await using pool = openFitPool(rows, options);
  let done = 0;
  const onFit = () => onProgress?.(++done, SEEDS.length * FOLDS);
  const runs = SEEDS.map(() => startViewRun(rows));
  await Promise.all(
    runs.map(({ onFold }, i) =>
      crossValidate(pool, rows, { recipe: EVALUATION_RECIPE, seed: SEEDS[i]!, onFit, onFold }),
    ),
  );
  return reportViews(rows, runs);
}
