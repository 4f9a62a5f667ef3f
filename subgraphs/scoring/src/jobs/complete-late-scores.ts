import type { Job } from "@tetron/service/job";
import { completeLate } from "../complete-late.ts";
import type { ScoringDeps } from "../judge-transaction.ts";

/** Completes pending scores; its first run takes those of an earlier process. */
export function completeLateScores(deps: ScoringDeps): Job {
  return {
    name: "scoring.complete-late-scores",
    periodMs: 5_000,
    jitterMs: 500,
    deadlineMs: 300_000,
    async run(signal) {
      const finished = await completeLate(deps, signal);
      if (finished > 0) deps.log.info({ finished }, "late scores finished");
    },
  };
}
