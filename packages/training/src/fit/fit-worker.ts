import { parentPort, workerData } from "node:worker_threads";
import { fitCalibrated } from "./calibrated-fit.ts";
import type { FitJob } from "./fit-pool.ts";
import { subset, type TrainingSet } from "./training-set.ts";

const set = workerData as TrainingSet;

parentPort!.on("message", ({ rows, recipe, seed }: FitJob) => {
  parentPort!.postMessage(fitCalibrated(subset(set, rows), recipe, seed));
});
