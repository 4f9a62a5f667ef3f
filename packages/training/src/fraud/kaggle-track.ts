import { readTrackH, readTrackK } from "../data/kaggle-rows.ts";
import type { FitRecipe } from "../fit/calibrated-fit.ts";
import { crossValidate } from "../fit/cross-validate.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { summariseEach } from "../measure/summary.ts";
import type { TrackMetrics, TrackOptions } from "./track.ts";

/** 600 trees of 31 leaves, calibrated within the training folds. */
const RECIPE: FitRecipe = { trees: {}, calibrationFolds: 3 };

/** Tracks H and K of the protocol `tetron-eth-v1`: mean and standard deviation over 25 fits. */
export async function evaluateKaggleTrack(track: "H" | "K", options: TrackOptions): Promise<TrackMetrics> {
  const { data, signal, onProgress } = options;
  const set = await (track === "H" ? readTrackH : readTrackK)(data, signal);
  await using pool = openFitPool(set, options);
  let done = 0;
  const onFit = () => onProgress?.(++done, SEEDS.length * FOLDS);
  const runs = await Promise.all(
    SEEDS.map((seed) => crossValidate(pool, set, { recipe: RECIPE, seed, onFit })),
  );
  return summariseEach(runs.flatMap(({ metrics }) => metrics));
}
