import { setTimeout as sleep } from "node:timers/promises";
import { completeLate } from "../complete-late.ts";
import type { ScoringDeps } from "../score-transaction.ts";

const EVERY_MS = 5_000;

/**
 * Finishes pending scores: at once, which takes up what an earlier process left, and then every five seconds
 * until `signal` aborts. What fails is logged and tried again in the next round.
 */
export async function completeLateScores(deps: ScoringDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const finished = await completeLate(deps, signal);
      if (finished > 0) deps.log.info({ finished }, "late scores finished");
    } catch (error) {
      if (!signal.aborted) deps.log.error({ err: error }, "finishing late scores failed");
    }
    await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}
