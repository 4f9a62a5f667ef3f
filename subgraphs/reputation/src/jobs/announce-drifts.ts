import type { Job } from "@tetron/service/job";
import { announceDrift } from "../announce-drift.ts";
import type { ReputationDeps } from "../deps.ts";

/**
 * Announces reputations that drifted without new evidence. Within an hour nothing decays by enough to
 * announce.
 */
export function announceDrifts(deps: ReputationDeps): Job {
  return {
    name: "reputation.announce-drifts",
    periodMs: 3_600_000,
    jitterMs: 60_000,
    deadlineMs: 1_800_000,
    async run(signal) {
      const told = await announceDrift(deps, new Date(), signal);
      if (told > 0) deps.log.info({ told }, "reputations drifted");
    },
  };
}
