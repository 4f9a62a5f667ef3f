import {
  type Difference,
  measureRanking,
  pairedBootstrap,
  rankingOf,
  type ScoredRow,
} from "@tetron/models/paired";
import { readLabelledWallets } from "../data/labelled-wallets.ts";
import { trainingRows } from "../data/training-rows.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { thresholdAt } from "../measure/metrics.ts";
import { type Summary, summariseEach } from "../measure/summary.ts";
import type { Arm } from "./arm.ts";
import { type ArmScores, scoreArm } from "./late-arms.ts";
import { drawnSizes, type LateMeasure, lateMeasures } from "./late-measures.ts";
import { type LateRows, lateRowsOf } from "./late-run.ts";
import type { TrackMetrics, TrackOptions } from "./track.ts";

/** Measures of track L of one recipe. */
export interface LateMetrics extends TrackMetrics {
  /** Of later fraud, and of late slices, above the threshold that 1 % of the dataset's normal wallets exceed. */
  readonly recall: Summary;
  readonly false_alarms: Summary;
  /** Area under the ROC curve of later fraud against late slices. */
  readonly late_auc: Summary;
}

/** Measures of track L of the shipped recipe, beside those of the same with late slices in its training set. */
export interface LateTrackMetrics extends LateMetrics {
  readonly with_slices: LateMetrics;
  /** What training on late slices changes, with 95 % intervals by the paired bootstrap over wallets. */
  readonly differences: Readonly<Record<LateMeasure, Difference>>;
}

/**
 * Evaluates track L of the protocol: fits to the accounts of the public dataset, and measures later fraud against what
 * the dataset's normal accounts did later. `recall_at_1pct_fpr` is the share of later fraud above what 1 % of these
 * slices exceed. `auc` to `ece` are of the folds within the dataset. No fit sees any part of a wallet that it scores.
 */
export async function evaluateLateTrack(options: TrackOptions): Promise<LateTrackMetrics> {
  const { data, signal, onProgress } = options;
  const rows = trainingRows(await readLabelledWallets(data, signal), { late: true });
  await using pool = openFitPool(rows, options);
  const late = lateRowsOf(rows);
  let done = 0;
  const onFit = () => onProgress?.(++done, 2 * SEEDS.length * (FOLDS + 1));
  const scored = (arm: Arm) => Promise.all(SEEDS.map((seed) => scoreArm(pool, late, { seed, arm, onFit })));
  const [without, using] = await Promise.all([scored({ fitted: (row) => rows.late[row] === 0 }), scored({})]);
  return {
    ...metricsOf(late, without),
    with_slices: metricsOf(late, using),
    differences: differencesOf(late, without, using),
  };
}

function metricsOf({ rows, inPeriod }: LateRows, runs: readonly ArmScores[]): LateMetrics {
  const whole = inPeriod.filter((row) => rows.ages[row] === 0);
  const labels = whole.map((row) => rows.labels[row]!);
  const bySeed = runs.map(({ run, late }) => {
    const threshold = thresholdAt(
      labels,
      whole.map((row) => run.logOdds[row]!),
    );
    const above = (scores: readonly number[]) =>
      scores.filter((logOdds) => logOdds > threshold).length / scores.length;
    const { auc, recall } = measureRanking(rankingOf(late), everyOne(late));
    return {
      recall: above(run.later.flatMap((scores) => [...scores])),
      false_alarms: above([...run.slices]),
      late_auc: auc,
      recall_at_1pct_fpr: recall,
    };
  });
  return { ...summariseEach(runs.flatMap(({ run }) => run.metrics)), ...summariseEach(bySeed) };
}

/** Weights of 1 for all that occurs in some rows. */
function everyOne(rows: readonly ScoredRow[]): Int32Array[] {
  const sizes = rows.reduce<number[]>((most, { group, member }) => {
    most[group] = Math.max(most[group] ?? 0, member + 1);
    return most;
  }, []);
  return Array.from(sizes, (size = 0) => new Int32Array(size).fill(1));
}

function differencesOf(
  late: LateRows,
  without: readonly ArmScores[],
  using: readonly ArmScores[],
): Record<LateMeasure, Difference> {
  const [before, after] = [lateMeasures(without), lateMeasures(using)];
  return pairedBootstrap(drawnSizes(late), (weights) => {
    const [a, b] = [before(weights), after(weights)];
    const names = Object.keys(b) as LateMeasure[];
    return Object.fromEntries(names.map((name) => [name, b[name] - a[name]])) as Record<LateMeasure, number>;
  });
}
