import { measureRanking, type Ranking, rankingOf } from "@tetron/models/paired";
import { readTrackH } from "../../data/kaggle-rows.ts";
import { crossValidate } from "../../fit/cross-validate.ts";
import { openFitPool } from "../../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../../fit/protocol.ts";
import { foldsOf, type TrainingSet } from "../../fit/training-set.ts";
import { summarise } from "../../measure/summary.ts";
import type { TrackOptions } from "../track.ts";
import { columnsWithout, TRACK_H_GROUPS } from "./feature-groups.ts";
import { isInPart, PARTS, partName } from "./learning-parts.ts";
import { type ArmReport, reportArms, type Study } from "./study.ts";

/** A sixth of the trees of track H with four times the learning rate, uncalibrated: ranks are all that is measured. */
const RECIPE = { trees: { trees: 100, learningRate: 0.2 }, calibrationFolds: 0 };

interface Arm {
  readonly name: string;
  readonly columns?: readonly number[];
  readonly fitted?: (row: number) => boolean;
}

/** Makes a study on track H. */
export async function studyTrackH(
  study: Exclude<Study, "exposure">,
  options: TrackOptions,
): Promise<ArmReport[]> {
  const set = await readTrackH(options.data, options.signal);
  await using pool = openFitPool(set, options);
  const arms = study === "ablation" ? ablationArms(set.names) : curveArms(set.keys);
  let done = 0;
  const onFit = () => options.onProgress?.(++done, arms.length * SEEDS.length * FOLDS);
  const measured = await Promise.all(
    arms.map(async ({ name, ...arm }) => {
      const runs = SEEDS.map(async (seed) => {
        const recipe = { ...RECIPE, trees: { ...RECIPE.trees, seed: seed + 1 } };
        const { logOdds } = await crossValidate(pool, set, { ...arm, recipe, seed, onFit });
        return rankings(set, logOdds, seed);
      });
      const folds = (await Promise.all(runs)).flat();
      return { arm: name, measure: (weights: readonly Int32Array[]) => meansOf(folds, weights) };
    }),
  );
  const frauds = set.labels.reduce((sum, label) => sum + label, 0);
  return reportArms([set.labels.length - frauds, frauds], measured);
}

/** Each fold's rows, resampled within their class. */
function rankings(set: TrainingSet, logOdds: Float64Array, seed: number): Ranking[] {
  const folds = foldsOf(set, { seed, folds: FOLDS });
  const counts = [0, 0];
  const rows = Array.from(set.labels, (label, row) => ({
    ...{ group: label, member: counts[label]!++, label, score: logOdds[row]! },
  }));
  return Array.from({ length: FOLDS }, (_, fold) => rankingOf(rows.filter((__, row) => folds[row] === fold)));
}

function meansOf(folds: readonly Ranking[], weights: readonly Int32Array[]) {
  const found = folds.map((fold) => measureRanking(fold, weights));
  return {
    auc: summarise(found.map(({ auc }) => auc)).mean,
    recall: summarise(found.map(({ recall }) => recall)).mean,
  };
}

function ablationArms(names: readonly string[]): Arm[] {
  const arms = Object.entries(TRACK_H_GROUPS).map(([group, left]) => ({
    name: `without ${group}`,
    columns: columnsWithout(names, left),
  }));
  return [{ name: "all features" }, ...arms];
}

function curveArms(keys: readonly string[]): Arm[] {
  return PARTS.map((part) => ({ name: partName(part), fitted: (row) => isInPart(keys[row]!, part) }));
}
