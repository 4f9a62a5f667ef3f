import { readLabelledWallets } from "../data/labelled-wallets.ts";
import { trainingRows, type WalletRows } from "../data/training-rows.ts";
import { crossValidate, predict } from "../fit/cross-validate.ts";
import { type FitPool, openFitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { rowsWhere, selectSubset } from "../fit/training-set.ts";
import { thresholdAt } from "../measure/metrics.ts";
import { type Summary, summarise, summariseEach } from "../measure/summary.ts";
import { EVALUATION_RECIPE } from "./recipe.ts";
import type { TrackMetrics, TrackOptions } from "./track.ts";

/** Measures of track R, with the recall on fraud from the period of the training data. */
export interface TimeTrackMetrics extends TrackMetrics {
  readonly recall_in_period: Summary;
}

/**
 * Evaluates track R of the protocol, on the shipped model's features: fits to the accounts of the public
 * dataset and sets the threshold at 1 % false positives out of fold. `recall_at_1pct_fpr` is the share of
 * later fraud above it. The other measures are of the folds within the dataset.
 */
export async function evaluateTimeTrack(options: TrackOptions): Promise<TimeTrackMetrics> {
  const rows = trainingRows(await readLabelledWallets(options.data, options.signal));
  await using pool = openFitPool(rows, options);
  return await measureLaterFraud(pool, rows, options);
}

/** {@link evaluateTimeTrack} on rows already in memory. */
export async function measureLaterFraud(
  pool: FitPool,
  rows: WalletRows,
  { onProgress }: Pick<TrackOptions, "onProgress">,
): Promise<TimeTrackMetrics> {
  const inPeriod = rowsWhere(rows.keys.length, (row) => rows.wallets[row]!.inKaggle);
  const isWhole = (row: number) => rows.ages[row] === 0;
  const later = rowsWhere(rows.keys.length, (row) => !rows.wallets[row]!.inKaggle && isWhole(row));
  const whole = inPeriod.filter(isWhole);
  const labels = whole.map((row) => rows.labels[row]!);
  let done = 0;
  const onFit = () => onProgress?.(++done, SEEDS.length * (FOLDS + 1));
  const runs = await Promise.all(
    SEEDS.map(async (seed) => {
      const recipe = { ...EVALUATION_RECIPE, trees: { ...EVALUATION_RECIPE.trees, seed: seed + 1 } };
      const [folds, fit] = await Promise.all([
        crossValidate(pool, rows, { recipe, seed, rows: inPeriod, tested: isWhole, onFit }),
        pool.fit({ rows: inPeriod, recipe, seed }),
      ]);
      onFit();
      const threshold = thresholdAt(
        labels,
        whole.map((row) => folds.logOdds[row]!),
      );
      const caught = predict(fit, selectSubset(rows, later)).filter((logOdds) => logOdds > threshold);
      return { metrics: folds.metrics, recall: caught.length / later.length };
    }),
  );
  const inFolds = summariseEach(runs.flatMap(({ metrics }) => metrics));
  return {
    ...inFolds,
    recall_at_1pct_fpr: summarise(runs.map(({ recall }) => recall)),
    recall_in_period: inFolds.recall_at_1pct_fpr,
  };
}
