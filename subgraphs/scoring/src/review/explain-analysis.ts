import type { Database } from "@tetron/lake/database";
import type { WalletAnalysis } from "./analyse-wallet.ts";
import type { Analyst } from "./analyst.ts";
import { dossierOfAnalysis } from "./dossier-of-analysis.ts";
import { keptReview } from "./kept-review.ts";
import type { Narrative } from "./narrative/narrative.ts";

/** Longest wait of an answer for a language model: a request has ten seconds. */
const MAX_WAIT_MS = 6_000;

/** An analysis in sentences. */
export type ExplainedAnalysis = Pick<Narrative, "text" | "writer" | "refusal">;

/** Has a language model explain an analysis, where one is configured; otherwise, and when its text is not taken, templates do. */
export async function explainAnalysis(
  { db, analyst }: { readonly db: Database; readonly analyst: Analyst | null },
  { tenant, analysis }: { readonly tenant: string; readonly analysis: WalletAnalysis },
  signal: AbortSignal,
): Promise<ExplainedAnalysis> {
  const ours = { text: analysis.reasoning, writer: "templates" } as const;
  if (analyst === null) return { ...ours, refusal: null };
  const asked = { tenant, dossier: dossierOfAnalysis(analysis), maxWaitMs: MAX_WAIT_MS };
  const { narrative, refusal } = await keptReview({ db, analyst }, asked, signal);
  return narrative ?? { ...ours, refusal };
}
