import { parentPort, workerData } from "node:worker_threads";
import { fitCalibrated } from "@tetron/models/calibrated-fit";
import { subset, type TrainingSet } from "@tetron/models/training-set";
import type { FitJob } from "./fit-job.ts";

const set = workerData as TrainingSet;

parentPort!.on("message", ({ rows, recipe, seed }: FitJob) => {
  parentPort!.postMessage(fitCalibrated(subset(set, rows), recipe, seed));
});
