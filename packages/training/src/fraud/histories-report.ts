import { probabilityOf } from "@tetron/models/logistic";
import { YOUNGER_AGES } from "../data/labelled-wallets.ts";
import type { WalletRows } from "../data/training-rows.ts";
import { crossValidate, measureRows } from "../fit/cross-validate.ts";
import type { FitPool } from "../fit/fit-pool.ts";
import { SEEDS } from "../fit/protocol.ts";
import { type CalibrationBin, calibration, calibrationError, type Metrics } from "../measure/metrics.ts";
import { summariseEach } from "../measure/summary.ts";
import { EVALUATION_RECIPE, OTHER_RECIPES } from "./recipe.ts";
import type { TrackMetrics } from "./track.ts";
import { reportViews, startViewRun, type ViewReport, type ViewRun } from "./views-report.ts";

/** Out-of-fold quality on some of the wallets. */
export interface GroupReport extends Pick<Metrics, "auc" | "ece" | "recall_at_1pct_fpr"> {
  readonly group: string;
  readonly wallets: number;
  readonly fraud: number;
  readonly predicted: number;
}

/** Result of cross-validation on the labelled histories. */
export interface HistoriesReport {
  readonly overall: TrackMetrics;
  readonly ages: readonly GroupReport[];
  readonly sizes: readonly GroupReport[];
  readonly calibration: readonly CalibrationBin[];
  readonly recipes: readonly { readonly name: string; readonly metrics: TrackMetrics }[];
  /** Calibrated log-odds of each row by the first seed's models, at the training set's share of fraud. */
  readonly logOdds: Float64Array;
  readonly views: readonly ViewReport[];
}

const SIZES: readonly (readonly [least: number, most: number])[] = [
  [1, 3],
  [4, 10],
  [11, 100],
  [101, Number.POSITIVE_INFINITY],
];
const CALIBRATION_BINS = 10;

/** Cross-validates the recipe on the labelled wallets, and each alternative recipe once. */
export async function reportHistories(
  pool: FitPool,
  rows: WalletRows,
  onFit: () => void,
): Promise<HistoriesReport> {
  const tested = (row: number) => rows.ages[row] === 0;
  const run = (recipe = EVALUATION_RECIPE, seed = SEEDS[0]!, onFold: ViewRun["onFold"] = () => {}) =>
    crossValidate(pool, rows, { recipe, seed, tested, onFit, onFold });
  const viewRuns = SEEDS.map(() => startViewRun(rows));
  const runs = await Promise.all(SEEDS.map((seed, i) => run(EVALUATION_RECIPE, seed, viewRuns[i]!.onFold)));
  const others = await Promise.all(
    Object.entries(OTHER_RECIPES).map(async ([name, recipe]) => ({
      name,
      metrics: summariseEach((await run(recipe)).metrics),
    })),
  );
  const [first] = runs;
  const { logOdds } = first!;
  const all = [...rows.keys.keys()];
  const group = (name: string, chosen: readonly number[]) => groupReport(name, rows, logOdds, chosen);
  return {
    overall: summariseEach(runs.flatMap(({ metrics }) => metrics)),
    ages: [
      ...YOUNGER_AGES.map((age) =>
        group(
          `after ${age} transactions`,
          all.filter((row) => rows.ages[row] === age),
        ),
      ),
      group("whole history", all.filter(tested)),
    ],
    sizes: SIZES.map(([least, most]) =>
      group(
        Number.isFinite(most) ? `${least} to ${most} transactions` : `${least} and more`,
        all.filter((row) => tested(row) && within(rows.wallets[row]!.transactions, least, most)),
      ),
    ),
    calibration: calibration(
      all.filter(tested).map((row) => rows.labels[row]!),
      all.filter(tested).map((row) => probabilityOf(logOdds[row]!)),
      CALIBRATION_BINS,
    ),
    recipes: [{ name: "as shipped", metrics: summariseEach(first!.metrics) }, ...others],
    logOdds,
    views: reportViews(rows, viewRuns),
  };
}

function groupReport(
  group: string,
  rows: WalletRows,
  logOdds: Float64Array,
  chosen: readonly number[],
): GroupReport {
  const { auc, recall_at_1pct_fpr } = measureRows(rows, logOdds, chosen);
  const bins = calibration(
    chosen.map((row) => rows.labels[row]!),
    chosen.map((row) => probabilityOf(logOdds[row]!)),
  );
  const mean = (field: "predicted" | "observed") =>
    bins.reduce((sum, bin) => sum + bin.rows * bin[field], 0) / chosen.length;
  return {
    ...{ group, wallets: chosen.length, fraud: mean("observed"), predicted: mean("predicted") },
    ...{ auc, recall_at_1pct_fpr, ece: calibrationError(bins) },
  };
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
