import type { Database } from "@tetron/lake/database";
import { findNarratives } from "@tetron/lake/narratives";
import type { Analyst } from "./analyst.ts";
import { reviewOf } from "./kept-review.ts";
import { contentOf } from "./narrative/content-of.ts";
import { dossierOfScore } from "./narrative/dossier-of-score.ts";
import type { ExplainedScore } from "./narrative/explained-score.ts";
import { narrateFromTemplates } from "./narrative/narrate.ts";
import type { Narrative } from "./narrative/narrative.ts";

/**
 * The narratives of a tenant's scores: of each the one that a model wrote, if its text was taken, and otherwise the
 * templates'. No model is asked.
 */
export async function narratives(
  { db, analyst }: { readonly db: Database; readonly analyst: Analyst | null },
  tenant: string,
  scores: readonly ExplainedScore[],
): Promise<Narrative[]> {
  const dossiers = scores.map(dossierOfScore);
  const stored = await findNarratives(db, tenant, dossiers.map(contentOf));
  return dossiers.map((dossier, at) => {
    const found = stored[at];
    if (found === undefined) return narrateFromTemplates(dossier, analyst === null ? null : "not_asked");
    const { narrative, refusal } = reviewOf(found);
    return narrative ?? narrateFromTemplates(dossier, refusal);
  });
}
