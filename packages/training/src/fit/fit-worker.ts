import { Tinypool } from "tinypool";
import { type CalibratedFit, fitCalibrated } from "./calibrated-fit.ts";
import type { FitJob } from "./fit-pool.ts";
import { subset, type TrainingSet } from "./training-set.ts";

const set: TrainingSet = Tinypool.workerData;

/** What a worker of the pool does with each job. */
export function fit({ rows, recipe, seed }: FitJob): CalibratedFit {
  return fitCalibrated(subset(set, rows), recipe, seed);
}
