import { probabilityOf } from "@tetron/models/logistic";
import {
  measureCalibration,
  measureRanking,
  type Ranking,
  rankingOf,
  type ScoredRow,
} from "@tetron/models/paired";
import { summarise } from "../measure/summary.ts";
import { type ArmScores, GROUPS } from "./late-arms.ts";
import type { LateRows } from "./late-run.ts";

/** What recipes are compared by: see docs/evaluation.md. */
export type LateMeasure =
  | "late_auc"
  | "late_recall"
  | "later_recall"
  | "false_alarms"
  | "auc"
  | "recall"
  | "auc_after_3"
  | "recall_after_3"
  | "hold_out_auc"
  | "hold_out_recall"
  | "hold_out_auc_after_3"
  | "hold_out_late_auc"
  | "brier"
  | "ece";

/** How many members of each group a resample draws, in the order of {@link GROUPS}. */
export function drawnSizes({ rows, later, sliced }: LateRows): number[] {
  const addresses = new Map(rows.wallets.map(({ address, fraud }) => [address, fraud]));
  const frauds = [...addresses.values()].filter(Boolean).length;
  return [addresses.size - frauds, frauds, later.length, sliced.length];
}

/** Rows of one seed, ordered once for all resamples. */
interface Ordered {
  readonly folds: ArmScores["whole"];
  readonly whole: readonly Ranking[];
  readonly young: readonly Ranking[];
  readonly late: Ranking;
  /** Later fraud, and late slices, above the normal wallets of the dataset. */
  readonly later: Ranking;
  readonly alarms: Ranking;
  readonly heldOut: Ranking;
  readonly heldOutYoung: Ranking;
  readonly heldOutLate: Ranking;
}

/**
 * Prepares what one recipe scored, one of each seed, to be measured on resamples.
 *
 * @returns The measures under weights of the members of each group: means over the fits.
 */
export function lateMeasures(
  scores: readonly ArmScores[],
): (weights: readonly Int32Array[]) => Record<LateMeasure, number> {
  const ordered = scores.map(orderedOf);
  return (weights) => {
    const over = (of: (each: Ordered) => readonly Ranking[]) => {
      const found = ordered.flatMap(of).map((ranking) => measureRanking(ranking, weights));
      return (measure: "auc" | "recall") => summarise(found.map((each) => each[measure])).mean;
    };
    const [whole, young] = [over((each) => each.whole), over((each) => each.young)];
    const slices = over((each) => [each.late]);
    const [heldOut, heldOutYoung] = [over((each) => [each.heldOut]), over((each) => [each.heldOutYoung])];
    const errors = ordered.flatMap(({ folds }) => folds.map((fold) => measureCalibration(fold, weights)));
    return {
      ...{ late_auc: slices("auc"), late_recall: slices("recall") },
      later_recall: over((each) => [each.later])("recall"),
      false_alarms: over((each) => [each.alarms])("recall"),
      ...{ auc: whole("auc"), recall: whole("recall") },
      ...{ auc_after_3: young("auc"), recall_after_3: young("recall") },
      ...{ hold_out_auc: heldOut("auc"), hold_out_recall: heldOut("recall") },
      hold_out_auc_after_3: heldOutYoung("auc"),
      hold_out_late_auc: over((each) => [each.heldOutLate])("auc"),
      brier: summarise(errors.map(({ brier }) => brier)).mean,
      ece: summarise(errors.map(({ ece }) => ece)).mean,
    };
  };
}

function orderedOf({ run, whole, young, late, ...held }: ArmScores): Ordered {
  const normal = whole.flat().filter(({ label }) => label === 0);
  const positives = (group: number, scores: Float64Array): ScoredRow[] =>
    Array.from(scores, (logOdds, member) => ({ group, member, label: 1, score: probabilityOf(logOdds) }));
  return {
    ...{ folds: whole, whole: whole.map(rankingOf), young: young.map(rankingOf), late: rankingOf(late) },
    later: rankingOf([...normal, ...run.later.flatMap((scores) => positives(GROUPS.later, scores))]),
    alarms: rankingOf([...normal, ...positives(GROUPS.slice, run.slices)]),
    ...{ heldOut: rankingOf(held.heldOut), heldOutYoung: rankingOf(held.heldOutYoung) },
    heldOutLate: rankingOf(held.heldOutLate),
  };
}
