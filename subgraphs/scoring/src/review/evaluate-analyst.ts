import { readFile } from "node:fs/promises";
import { pauseUntil } from "@tetron/connectors/io/pause-until";
import { MINUTE_MS } from "@tetron/domain/durations";
import { within } from "@tetron/domain/within";
import { z } from "zod";
import { refusalOf } from "./analyst.ts";
import type { Budget } from "./model/budget.ts";
import { openModel } from "./model/open-model.ts";
import { PROMPT_VERSION } from "./model/prompts.ts";
import { type AnalystSettings, type ModelSettings, modelSettingsOf } from "./model/settings.ts";
import { type CheckedDraft, checkDraft } from "./narrative/check-draft.ts";
import type { Dossier, Fact } from "./narrative/dossier.ts";
import { dossierOfScore } from "./narrative/dossier-of-score.ts";
import type { ExplainedScore } from "./narrative/explained-score.ts";
import type { Refusal } from "./narrative/narrative.ts";
import { TEMPLATES_VERSION, writeFromTemplates } from "./narrative/write-from-templates.ts";

/** How well an analyst explains the golden scores. Percentages are of cases, unless they say otherwise. */
export interface AnalystReport {
  /** `null` for templates. */
  readonly model: string | null;
  readonly promptVersion: string;
  readonly cases: number;
  /** Whose text passes all checks, in the end. */
  readonly takenPercent: number;
  /** Mean share of sentences that name known evidence and no other number; a case without a text has none. */
  readonly groundingPercent: number;
  /** Whose last text contradicts the rules or its evidence. */
  readonly contradictionPercent: number;
  /** Mean share of the three heaviest reasons that the text names, over cases with any; a case without a text names none. */
  readonly coveragePercent: number;
  /** Cases by the reason for which no text was taken. */
  readonly refusals: Readonly<Partial<Record<Refusal, number>>>;
}

export interface EvaluationOptions {
  readonly settings: AnalystSettings;
  readonly signal: AbortSignal;
  readonly onProgress: (cases: number) => void;
}

/** What became of one case. */
interface Outcome {
  readonly dossier: Dossier;
  /** The last text; `null` when there was none. */
  readonly checked: CheckedDraft | null;
  readonly refusal: Refusal | null;
}

const GOLDEN = new URL("fixtures/golden.json", import.meta.url);
/** Reasons that a text should name at the most. */
const HEAVIEST = 3;
/** Two nodes, each tried twice. */
const MAX_CALLS = 4;

const GoldenCase = z.object({
  ...{ base: z.number(), fraudScore: z.number(), reputationScore: z.number(), confidence: z.number() },
  recommendation: z.enum(["approve", "review", "decline"]),
  reasons: z.array(
    z.object({
      ...{ code: z.string(), title: z.string(), contribution: z.number() },
      side: z.enum(["from", "to"]).nullable(),
      evidence: z.array(z.object({ name: z.string(), value: z.string(), source: z.string().nullable() })),
    }),
  ),
});

/** The golden scores: 40 that Tetron stored, of 26 rules. */
export async function goldenScores(): Promise<readonly ExplainedScore[]> {
  return z.array(GoldenCase).parse(JSON.parse(await readFile(GOLDEN, "utf8")));
}

/**
 * Has the configured analyst explain the golden scores, one after another, and measures its texts. The budget per day does not
 * apply; the one per minute makes it wait.
 *
 * @throws The reason of `signal`.
 */
export async function evaluateAnalyst({
  settings,
  signal,
  onProgress,
}: EvaluationOptions): Promise<AnalystReport> {
  const configured = modelSettingsOf(settings);
  const explain = configured === null ? explainByTemplates : await openExplaining(configured, settings);
  const outcomes: Outcome[] = [];
  for (const score of await goldenScores()) {
    outcomes.push(await explain(dossierOfScore(score), signal));
    onProgress(outcomes.length);
  }
  return {
    model: configured?.model ?? null,
    promptVersion: configured === null ? TEMPLATES_VERSION : PROMPT_VERSION,
    ...measured(outcomes),
  };
}

type Explain = (dossier: Dossier, signal: AbortSignal) => Promise<Outcome>;

const explainByTemplates: Explain = async (dossier) => {
  const checked = checkDraft(dossier, writeFromTemplates(dossier));
  return { dossier, checked, refusal: checked.faults[0] ?? null };
};

async function openExplaining(configured: ModelSettings, settings: AnalystSettings): Promise<Explain> {
  const { openReviewGraph } = await import("./model/review-graph.ts");
  const perMinute = Math.max(settings.TETRON_LLM_CALLS_PER_MINUTE, MAX_CALLS);
  const calls: number[] = [];
  const budget: Budget = {
    spend(_question, call) {
      calls.push(performance.now());
      return call();
    },
  };
  let checked: CheckedDraft | null = null;
  const review = openReviewGraph({
    ...{ model: await openModel(configured), budget, secret: configured.key },
    onDraft: (draft) => {
      checked = draft;
    },
  });
  return async (dossier, signal) => {
    // Waits for as many calls as the case may take, so that its deadline is the model's alone.
    const oldest = calls.at(MAX_CALLS - perMinute - 1);
    if (oldest !== undefined) await pauseUntil(oldest + MINUTE_MS, signal);
    checked = null;
    try {
      const deadline = { ms: settings.TETRON_LLM_DEADLINE_MS, signal };
      await within(deadline, (until) => review(dossier, "evaluation", until));
      return { dossier, checked, refusal: null };
    } catch (error) {
      signal.throwIfAborted();
      return { dossier, checked, refusal: refusalOf(error) };
    }
  };
}

function measured(outcomes: readonly Outcome[]) {
  const refusals: Partial<Record<Refusal, number>> = {};
  for (const { refusal } of outcomes) if (refusal) refusals[refusal] = (refusals[refusal] ?? 0) + 1;
  const percentOf = (of: readonly Outcome[], share: (outcome: Outcome) => number) =>
    (100 * of.reduce((sum, outcome) => sum + share(outcome), 0)) / of.length;
  const percent = (share: (outcome: Outcome) => number) => percentOf(outcomes, share);
  const weighed = outcomes.filter(({ dossier }) => heaviestOf(dossier).length > 0);
  return {
    cases: outcomes.length,
    takenPercent: percent(({ refusal }) => (refusal === null ? 1 : 0)),
    groundingPercent: percent(({ checked }) => checked?.groundedShare ?? 0),
    contradictionPercent: percent(({ checked }) => (checked?.faults.includes("contradicts") ? 1 : 0)),
    coveragePercent: percentOf(weighed, ({ dossier, checked }) => coverageOf(dossier, checked)),
    refusals,
  };
}

/** Share of the heaviest reasons that a text names, by themselves or by their evidence; 0 without a text. */
function coverageOf(dossier: Dossier, checked: CheckedDraft | null): number {
  const heaviest = heaviestOf(dossier);
  const named = [...(checked?.named ?? [])];
  const isNamed = (id: string) => named.some((each) => each === id || each.startsWith(`${id}.`));
  return heaviest.filter(({ id }) => isNamed(id)).length / heaviest.length;
}

/** The reasons that a text should name. */
function heaviestOf({ facts }: Dossier): readonly Fact[] {
  return facts.filter(({ id, effect }) => effect !== "none" && id.split(".").length === 2).slice(0, HEAVIEST);
}
