import { BEHAVIOUR } from "@tetron/features/behaviour";
import { matrixOf } from "@tetron/models/matrix";
import { seededRandom } from "@tetron/models/rng";
import type { WalletRows } from "../data/training-rows.ts";
import { FULL_VIEW, VIEW_NAMES, type ViewName } from "../data/views.ts";
import type { CalibratedFit } from "../fit/calibrated-fit.ts";
import { measureRows, predict } from "../fit/cross-validate.ts";
import { thresholdAt } from "../measure/metrics.ts";
import type { Interval } from "../measure/share-interval.ts";
import { type Summary, summarise } from "../measure/summary.ts";

/** Out-of-fold quality on whole histories as a source gives them. */
export interface ViewReport {
  readonly view: ViewName;
  /** Over the folds of all seeds. */
  readonly auc: Summary;
  /** Expected calibration error, over the folds of all seeds. */
  readonly ece: Summary;
  /** At the view's own threshold, over the folds of all seeds. */
  readonly recall_at_1pct_fpr: Summary;
  /** Of fraud, above the operating threshold: what 1 % of the normal wallets exceed in the full view. */
  readonly recall: Interval;
  /** Of normal wallets, above the same threshold. */
  readonly false_positives: Interval;
  /** By how much the log-odds of a wallet differ from those of the full view: the median and 95 of 100. */
  readonly moved: { readonly p50: number; readonly p95: number };
}

/** Gathers the log-odds of each view fold by fold, in one run for each seed. */
export interface ViewRun {
  readonly onFold: (fit: CalibratedFit, unseen: readonly number[]) => void;
  /** Of the rows of whole histories; `NaN` elsewhere. */
  readonly logOdds: ReadonlyMap<ViewName, Float64Array>;
  /** Those rows, fold by fold. */
  readonly folds: readonly (readonly number[])[];
}

const RESAMPLES = 400;

/** Starts to gather the log-odds of one seed's folds. */
export function startViewRun(rows: WalletRows): ViewRun {
  const count = rows.keys.length;
  const logOdds = new Map(VIEW_NAMES.map((name) => [name, new Float64Array(count).fill(Number.NaN)]));
  const folds: (readonly number[])[] = [];
  return {
    logOdds,
    folds,
    onFold(fit, unseen) {
      const whole = unseen.filter((row) => rows.ages[row] === 0);
      folds.push(whole);
      for (const [name, values] of logOdds) {
        const seen = whole.map((row) => rows.wallets[row]!.views.get(name)!);
        const predicted = predict(fit, { matrix: matrixOf(seen, BEHAVIOUR.length) });
        for (const [i, row] of whole.entries()) values[row] = predicted[i]!;
      }
    },
  };
}

/** Measures each view over the runs of all seeds. */
export function reportViews(rows: WalletRows, runs: readonly ViewRun[]): ViewReport[] {
  const { labels } = rows;
  const whole = [...labels.keys()].filter((row) => rows.ages[row] === 0);
  const [normal, fraud] = [0, 1].map((label) => whole.filter((row) => labels[row] === label));
  const thresholds = runs.map(({ logOdds }) =>
    thresholdAt(
      whole.map((row) => labels[row]!),
      whole.map((row) => logOdds.get(FULL_VIEW)![row]!),
    ),
  );
  return VIEW_NAMES.map((view) => {
    const metrics = runs.flatMap(({ logOdds, folds }) =>
      folds.map((tested) => measureRows(rows, logOdds.get(view)!, tested)),
    );
    const over = (measure: "auc" | "ece" | "recall_at_1pct_fpr") =>
      summarise(metrics.map((each) => each[measure]));
    // The share of seeds that put a wallet above the threshold.
    const isAbove = (row: number) =>
      runs.filter(({ logOdds }, i) => logOdds.get(view)![row]! > thresholds[i]!).length / runs.length;
    return {
      ...{ view, auc: over("auc"), ece: over("ece"), recall_at_1pct_fpr: over("recall_at_1pct_fpr") },
      recall: intervalOf(fraud!.map(isAbove)),
      false_positives: intervalOf(normal!.map(isAbove)),
      moved: movedBy(
        runs.flatMap(({ logOdds }) =>
          whole.map((row) => Math.abs(logOdds.get(view)![row]! - logOdds.get(FULL_VIEW)![row]!)),
        ),
      ),
    };
  });
}

function movedBy(differences: readonly number[]): ViewReport["moved"] {
  const sorted = Float64Array.from(differences).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  return { p50: at(0.5), p95: at(0.95) };
}

/** The mean with its interval by the bootstrap over wallets, by the same draws for every view. */
function intervalOf(values: readonly number[]): Interval {
  const random = seededRandom(1);
  const mean = (draw: (i: number) => number) =>
    values.reduce((sum, _, i) => sum + values[draw(i)]!, 0) / values.length;
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(() => Math.floor(random() * values.length)),
  ).sort((a, b) => a - b);
  return {
    share: mean((i) => i),
    low: means[Math.floor(0.025 * RESAMPLES)]!,
    high: means[Math.ceil(0.975 * RESAMPLES) - 1]!,
  };
}
