import { MINUTE_MS } from "@tetron/domain/durations";
import type { Database } from "@tetron/lake/database";
import { findNarratives, keepNarrative } from "@tetron/lake/narratives";
import type { StoredNarrative } from "@tetron/lake/tables/narratives";
import type { Analyst, Asked, Review } from "./analyst.ts";
import { contentOf } from "./narrative/content-of.ts";
import type { Narrative, Refusal } from "./narrative/narrative.ts";

/** Refusals that say nothing of the dossier: another time the model may be asked again. */
const PASSING: ReadonlySet<string> = new Set<Refusal>(["over_budget", "rate_limited", "late", "unreachable"]);
/** When it is. */
const AGAIN_MS = 10 * MINUTE_MS;

/**
 * A model's review of a dossier. Of one content it is asked once: what it made of it is kept, also that nothing was taken.
 *
 * @throws Failure `UNAVAILABLE` when the store does not answer, and the reason of `signal`.
 */
export async function keptReview(
  { db, analyst }: { readonly db: Database; readonly analyst: Analyst },
  asked: Asked,
  signal: AbortSignal,
): Promise<Review> {
  const { tenant, dossier } = asked;
  const content = contentOf(dossier);
  const [stored] = await findNarratives(db, tenant, [content]);
  if (stored !== undefined && !isOver(stored)) return reviewOf(stored);
  const { narrative, refusal } = await analyst.review(asked, signal);
  const { model } = analyst;
  await keepNarrative(db, { tenant, content, model, narrative, refusal, createdAt: new Date() });
  return { narrative, refusal } as Review;
}

/** A stored review as it was answered. */
export function reviewOf({ narrative, refusal }: Pick<StoredNarrative, "narrative" | "refusal">): Review {
  return { narrative: narrative as Narrative, refusal } as Review;
}

function isOver({ refusal, createdAt }: StoredNarrative): boolean {
  return refusal !== null && PASSING.has(refusal) && Date.now() - createdAt.getTime() > AGAIN_MS;
}
