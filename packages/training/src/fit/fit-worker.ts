import { Tinypool } from "tinypool";
import { type CalibratedFit, fitCalibrated } from "./calibrated-fit.ts";
import type { FitJob } from "./fit-pool.ts";
import { selectSubset, type TrainingSet } from "./training-set.ts";

const set: TrainingSet = Tinypool.workerData;

/** Runs one job of the pool. */
export function fit({ rows, columns, recipe, seed }: FitJob): CalibratedFit {
  return fitCalibrated(selectSubset(set, rows, columns), recipe, seed);
}
