import { isFailure } from "@tetron/domain/failure";
import { DeadlineExceeded, within } from "@tetron/domain/within";
import type { Database } from "@tetron/lake/database";
import { deleteCheckpoint } from "@tetron/lake/review-checkpoints";
import type { Log } from "@tetron/service/log";
import { openBudget } from "./model/budget.ts";
import type { LanguageModel } from "./model/language-model.ts";
import { ModelFault, modelFaultIn } from "./model/model-fault.ts";
import { openModel } from "./model/open-model.ts";
import { PROMPT_VERSION } from "./model/prompts.ts";
import { type AnalystSettings, modelSettingsOf } from "./model/settings.ts";
import { checkDraft } from "./narrative/check-draft.ts";
import { contentOf } from "./narrative/content-of.ts";
import type { Dossier } from "./narrative/dossier.ts";
import type { Narrative, Refusal } from "./narrative/narrative.ts";

/** How long a provider is left alone that asks to wait and does not say how long. */
const DEFAULT_PAUSE_MS = 10_000;

/** A model's text, or why none was taken. */
export type Review =
  | { readonly narrative: Narrative; readonly refusal: null }
  | { readonly narrative: null; readonly refusal: Refusal };

/** What is asked about. */
export interface Asked {
  readonly tenant: string;
  readonly dossier: Dossier;
  /** Milliseconds, when the setting's deadline may be too late. */
  readonly maxWaitMs?: number;
}

/** Has dossiers explained by a language model. */
export interface Analyst {
  readonly model: string;
  /** @throws Failure `UNAVAILABLE` when the store does not answer, and the reason of `signal`. */
  review(asked: Asked, signal: AbortSignal): Promise<Review>;
}

export interface AnalystParts {
  readonly lake: { readonly db: Database };
  readonly settings: AnalystSettings;
  readonly log: Pick<Log, "warn">;
}

/**
 * Opens the analyst. Its model's library and LangGraph are loaded only when one is configured.
 *
 * @returns `null` when none is.
 */
export async function openAnalyst({ lake: { db }, settings, log }: AnalystParts): Promise<Analyst | null> {
  const configured = modelSettingsOf(settings);
  if (configured === null) return null;
  const budget = openBudget(db, settings);
  const model = pausing(await openModel(configured));
  const { openReviewGraph } = await import("./model/review-graph.ts");
  const secret = configured.key;
  const review = openReviewGraph({ db, model, budget, secret });
  return {
    model: model.name,
    async review({ tenant, dossier, maxWaitMs = Infinity }, signal) {
      const thread = `${tenant}:${contentOf(dossier)}`;
      const deadlineMs = Math.min(settings.TETRON_LLM_DEADLINE_MS, maxWaitMs);
      try {
        const draft = await within({ ms: deadlineMs, signal }, (until) => review(dossier, thread, until));
        return { narrative: narrativeOf(dossier, draft, { model: model.name, secret }), refusal: null };
      } catch (error) {
        signal.throwIfAborted();
        if (isFailure(error)) throw error;
        const refusal = refusalOf(error);
        // The error itself may quote what the model wrote.
        log.warn({ refusal, model: model.name, error: nameOf(error) }, "a model's explanation was not taken");
        await deleteCheckpoint(db, thread);
        return { narrative: null, refusal };
      }
    },
  };
}

function narrativeOf(
  dossier: Dossier,
  draft: Parameters<typeof checkDraft>[1],
  { model, secret }: { readonly model: string; readonly secret: string | null },
): Narrative {
  const { narrative } = checkDraft(dossier, draft, secret);
  if (narrative === null) throw new Error("A draft was taken that does not pass the checks.");
  return { ...narrative, writer: "model", refusal: null, model, promptVersion: PROMPT_VERSION };
}

/** Why an explanation was not taken, by the error that ended it. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof DeadlineExceeded) return "late";
  return modelFaultIn(error)?.refusal ?? "unreachable";
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Leaves a provider alone for as long as it asked. */
function pausing({ name, ask }: LanguageModel): LanguageModel {
  let pausedUntil = 0;
  return {
    name,
    async ask(question, signal) {
      if (Date.now() < pausedUntil) throw new ModelFault("rate_limited");
      try {
        return await ask(question, signal);
      } catch (error) {
        const { refusal, retryAfterMs } = modelFaultIn(error) ?? {};
        if (refusal === "rate_limited") pausedUntil = Date.now() + (retryAfterMs ?? DEFAULT_PAUSE_MS);
        throw error;
      }
    },
  };
}
