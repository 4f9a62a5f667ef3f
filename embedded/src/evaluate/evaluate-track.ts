import type { FitRecipe } from "@tetron/models/calibrated-fit";
import type { Metrics } from "@tetron/models/metrics";
import { type Summary, summariseEach } from "@tetron/models/summary";
import type { TrainingSet } from "@tetron/models/training-set";
import { crossValidate } from "../fit/cross-validate.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { readTrackH, readTrackK } from "./kaggle-tracks.ts";

/** The protocol's repetitions: each seed makes folds of its own. */
export const SEEDS: readonly number[] = [0, 1, 2, 3, 4];

/** Fits of one seed. */
const FOLDS = 5;

/** The trees that facts are compared with, calibrated within the training folds. */
export const KAGGLE_RECIPE: FitRecipe = { trees: {}, calibrationFolds: 3 };

export type TrackMetrics = Readonly<Record<keyof Metrics, Summary>>;

export interface TrackOptions {
  /** Folder of the training data. */
  readonly data: string;
  readonly signal: AbortSignal;
  /** Called as the work goes on, in parts of a whole. */
  readonly onProgress?: (done: number, whole: number) => void;
  /** Processors to use; all when absent. */
  readonly workers?: number;
}

/** Tracks H and K of the protocol `tetron-eth-v1`: mean and deviation over 25 fits. */
export async function evaluateKaggleTrack(track: "H" | "K", options: TrackOptions): Promise<TrackMetrics> {
  const { data, signal } = options;
  const set = await (track === "H" ? readTrackH : readTrackK)(data, signal);
  return summariseEach(await metricsOfFolds(set, KAGGLE_RECIPE, options));
}

async function metricsOfFolds(
  set: TrainingSet,
  recipe: FitRecipe,
  options: TrackOptions,
): Promise<readonly Metrics[]> {
  await using pool = openFitPool(set, options);
  let done = 0;
  const onFit = () => options.onProgress?.(++done, SEEDS.length * FOLDS);
  const runs = await Promise.all(SEEDS.map((seed) => crossValidate(pool, set, { recipe, seed, onFit })));
  return runs.flatMap(({ metrics }) => metrics);
}
