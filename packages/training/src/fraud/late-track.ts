import {
  type Difference,
  measureCalibration,
  measureRanking,
  pairedBootstrap,
  type Ranking,
  rankingOf,
  type ScoredRow,
} from "@tetron/models/paired";
import { readLabelledWallets } from "../data/labelled-wallets.ts";
import { trainingRows } from "../data/training-rows.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { thresholdAt } from "../measure/metrics.ts";
import { type Summary, summarise, summariseEach } from "../measure/summary.ts";
import { type ArmScores, scoreArm } from "./late-arms.ts";
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
  readonly differences: Readonly<Record<string, Difference>>;
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
  const arm = (fitted: (row: number) => boolean) =>
    Promise.all(SEEDS.map((seed) => scoreArm(pool, late, { seed, fitted, onFit })));
  const [without, using] = await Promise.all([arm((row) => rows.late[row] === 0), arm(() => true)]);
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

/** Rows of one seed, ordered once for all resamples. */
interface Ordered {
  readonly whole: readonly Ranking[];
  readonly young: readonly Ranking[];
  readonly late: Ranking;
  readonly heldOut: Ranking;
  readonly heldOutYoung: Ranking;
  readonly heldOutLate: Ranking;
}

function differencesOf(
  { rows, later, sliced }: LateRows,
  without: readonly ArmScores[],
  using: readonly ArmScores[],
): Record<string, Difference> {
  const addresses = new Map(rows.wallets.map(({ address, fraud }) => [address, fraud]));
  const frauds = [...addresses.values()].filter(Boolean).length;
  const [before, after] = [without, using].map((arms) => arms.map(orderedOf));
  return pairedBootstrap([addresses.size - frauds, frauds, later.length, sliced.length], (weights) => {
    const [a, b] = [measured(before!, without), measured(after!, using)];
    return Object.fromEntries(Object.entries(b).map(([name, value]) => [name, value - a[name]!]));

    function measured(ordered: readonly Ordered[], arms: readonly ArmScores[]): Record<string, number> {
      const over = (of: (each: Ordered) => readonly Ranking[]) => {
        const found = ordered.flatMap(of).map((ranking) => measureRanking(ranking, weights));
        return (measure: "auc" | "recall") => summarise(found.map((each) => each[measure])).mean;
      };
      const [whole, young] = [over((each) => each.whole), over((each) => each.young)];
      const late = over((each) => [each.late]);
      const [heldOut, heldOutYoung] = [over((each) => [each.heldOut]), over((each) => [each.heldOutYoung])];
      const heldOutLate = over((each) => [each.heldOutLate]);
      const errors = arms.flatMap((arm) => arm.whole.map((fold) => measureCalibration(fold, weights)));
      return {
        ...{ late_auc: late("auc"), late_recall: late("recall") },
        ...{ auc: whole("auc"), recall: whole("recall") },
        ...{ auc_after_3: young("auc"), recall_after_3: young("recall") },
        ...{ hold_out_auc: heldOut("auc"), hold_out_recall: heldOut("recall") },
        hold_out_auc_after_3: heldOutYoung("auc"),
        hold_out_late_auc: heldOutLate("auc"),
        brier: summarise(errors.map(({ brier }) => brier)).mean,
        ece: summarise(errors.map(({ ece }) => ece)).mean,
      };
    }
  });
}

function orderedOf({ whole, young, late, heldOut, heldOutYoung, heldOutLate }: ArmScores): Ordered {
  return {
    ...{ whole: whole.map(rankingOf), young: young.map(rankingOf), late: rankingOf(late) },
    ...{ heldOut: rankingOf(heldOut), heldOutYoung: rankingOf(heldOutYoung) },
    heldOutLate: rankingOf(heldOutLate),
  };
}
