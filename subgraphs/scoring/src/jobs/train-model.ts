import { unprocessable } from "@tetron/domain/failure";
import { findModelIn } from "@tetron/lake/models";
import { NOTHING_NEW } from "@tetron/training/registry/process-files";
import type { ModelChanger, ModelDeps } from "../models/model-deps.ts";
import { openCanaries } from "../models/open-canaries.ts";
import { registerModel } from "../models/register-model.ts";
import { collectFeedback, type Feedback } from "./train/collect-feedback.ts";
import { type Trainer, type TrainerInput, trainInProcess } from "./train/run-trainer.ts";

/** What a model is trained on. */
export interface TrainingOrder extends Pick<TrainerInput, "data" | "signal" | "onProgress"> {
  /** Whether it learns from what tenants reported too. */
  readonly fromFeedback: boolean;
  /** Another one in tests. */
  readonly trainer?: Trainer;
}

/** What training from feedback would be given. Nothing is trained and nothing is written. */
export async function previewFeedback(deps: ModelDeps, now: Date): Promise<Feedback> {
  const canaries = await openCanaries();
  return collectFeedback(deps, { now, without: new Set(canaries.map(({ address }) => address)) });
}

/**
 * Trains a model in a process of its own and registers it as a candidate. No canary is trained on.
 *
 * @returns Its version, and what it learnt from.
 * @throws Failure `UNPROCESSABLE` on `feedback` when there is nothing to learn from reports.
 */
export async function trainModel(
  deps: ModelDeps,
  { data, fromFeedback, signal, onProgress, trainer = trainInProcess }: TrainingOrder,
  changer: ModelChanger,
): Promise<{ readonly version: string; readonly feedback: Feedback | null }> {
  const feedback = fromFeedback ? await previewFeedback(deps, changer.now) : null;
  if (feedback?.rows.length === 0)
    throw unprocessable("feedback", NOTHING_NEW, "There are no reported outcomes to learn from.");
  const date = changer.now.toISOString().slice(0, "YYYY-MM-DD".length);
  const trained = await trainer({ data, date, feedback: feedback?.rows ?? [], signal, onProgress });
  const live = await findModelIn(deps.lake.db, "live");
  const { versions } = deps.engine;
  const version = await registerModel(
    deps,
    {
      artifacts: trained.artifacts,
      card: trained.card,
      measured: trained.measured,
      lineage: {
        ...{ data: trained.data, code: trained.code, features: versions.features },
        parent: live?.version ?? versions.model,
        feedback: feedback && { ...trained.feedback, tenants: feedback.tenants },
      },
    },
    { ...changer, now: new Date() },
  );
  return { version, feedback };
}
