import { SYSTEM } from "@tetron/domain/actor";
import { HOUR_MS } from "@tetron/domain/durations";
import { isFailure } from "@tetron/domain/failure";
import { listModels } from "@tetron/lake/models";
import type { Job } from "@tetron/service/job";
import { NOTHING_NEW } from "@tetron/training/registry/process-files";
import type { ScoringDeps } from "../judge-transaction.ts";
import { trainModel } from "./train-model.ts";

/** Models that are looked at for the newest trained one. */
const MAX_MODELS = 100;

/** When models are trained, and from what. */
export interface RetrainPlan {
  /** From one training to the next; above 0. */
  readonly hours: number;
  /** Folder of the training data. */
  readonly data: string;
}

/** When the settings have models trained; `undefined` for never. */
export function retrainPlanOf(settings: {
  readonly TETRON_RETRAIN_HOURS: number;
  readonly TETRON_DATA: string;
}): RetrainPlan | undefined {
  const { TETRON_RETRAIN_HOURS: hours, TETRON_DATA: data } = settings;
  return hours === 0 ? undefined : { hours, data };
}

/** Trains a model from what was reported, in a process of its own, and registers it as a candidate. */
export function retrainModels(deps: ScoringDeps, { hours, data }: RetrainPlan): Job {
  const { lake, log } = deps;
  return {
    name: "scoring.retrain-models",
    periodMs: HOUR_MS,
    jitterMs: HOUR_MS / 4,
    deadlineMs: 12 * HOUR_MS,
    async run(signal) {
      const models = await listModels(lake.db, { limit: MAX_MODELS });
      const newest = models.find(({ origin }) => origin === "trained");
      const now = new Date();
      if (newest !== undefined && now.getTime() - newest.createdAt.getTime() < hours * HOUR_MS) return;
      const onProgress = (what: string, done: number) => log.debug({ what, done }, "training a model");
      const order = { data, fromFeedback: true, signal, onProgress };
      try {
        const { version, feedback } = await trainModel(deps, order, { actor: SYSTEM, now });
        log.info({ model: version, reports: feedback?.reports }, "a model was trained");
      } catch (error) {
        if (!isFailure(error, "UNPROCESSABLE") || error.details.reason !== NOTHING_NEW) throw error;
        log.info({ reason: error.message }, "no model was trained");
      }
    },
  };
}
