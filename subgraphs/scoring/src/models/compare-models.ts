import type { Database } from "@tetron/lake/database";
import { requireModel } from "@tetron/lake/models";
import { type Agreement, countAgreement, countStopped, differenceOfScores } from "@tetron/lake/shadow-scores";
import { type Estimated, pairedDifference, shareOf } from "./paired-difference.ts";

/** Fewest reports of an outcome from which anything is said of it. */
export const MIN_REPORTS = 20;

/** What two models would have stopped of the payments with one reported outcome. */
export interface Lift {
  readonly outcome: "fraud" | "good";
  readonly reports: number;
  /** Shares that are stopped, and the shadow's minus the live one's; `null` while there are too few reports. */
  readonly live: Estimated | null;
  readonly shadow: Estimated | null;
  readonly difference: Estimated | null;
}

/** A shadow model beside the scores that it estimated too. */
export interface Comparison {
  readonly scores: number;
  /** Share with the same recommendation; `null` without a score. */
  readonly agreement: Estimated | null;
  /** Where the recommendation would have been another one. */
  readonly changes: readonly Agreement[];
  /** By how much the fraud scores differ, 0-100. */
  readonly meanDifference: number | null;
  readonly p95Difference: number | null;
  readonly lifts: readonly Lift[];
}

/**
 * Compares a model with the stored scores that it estimated as a shadow.
 *
 * @throws Failure `NOT_FOUND` when there is no such model.
 */
export async function compareModel(db: Database, model: string): Promise<Comparison> {
  await requireModel(db, model);
  const [counts, { mean, p95 }, stopped] = await Promise.all([
    countAgreement(db, model),
    differenceOfScores(db, model),
    countStopped(db, model),
  ]);
  const scores = counts.reduce((sum, each) => sum + each.scores, 0);
  const same = counts
    .filter(({ live, shadow }) => live === shadow)
    .reduce((sum, each) => sum + each.scores, 0);
  return {
    scores,
    agreement: scores === 0 ? null : shareOf(same, scores),
    changes: counts.filter(({ live, shadow }) => live !== shadow),
    ...{ meanDifference: mean, p95Difference: p95 },
    lifts: (["fraud", "good"] as const).map((outcome): Lift => {
      const found = stopped.find((each) => each.outcome === outcome);
      const reports = found?.reports ?? 0;
      if (found === undefined || reports < MIN_REPORTS)
        return { outcome, reports, live: null, shadow: null, difference: null };
      return {
        ...{ outcome, reports, live: shareOf(found.live, reports), shadow: shareOf(found.shadow, reports) },
        difference: pairedDifference({ first: found.onlyLive, second: found.onlyShadow }, reports),
      };
    }),
  };
}
