import { historyOwners } from "@tetron/lake/histories";
import {
  findNewHistories,
  type NewHistory,
  newestSnapshotAt,
  restoreReputationState,
} from "@tetron/lake/reputation-states";
import type { ReputationDeps } from "./deps.ts";
import { editionFor } from "./jobs/follow-histories.ts";
import { computeState } from "./process-history.ts";

const MAX_PAGE_HISTORIES = 100;

/**
 * Computes the states again that a rebuild has dropped: those of which there is a snapshot. It publishes nothing; states that
 * were never computed are left to the job that follows histories.
 */
export async function rebuildStates(deps: ReputationDeps, signal: AbortSignal): Promise<void> {
  const { db } = deps.lake;
  for (const owner of await historyOwners(db)) {
    const lists = await editionFor(deps, owner);
    for (let after: NewHistory | undefined; ; ) {
      const page = await findNewHistories(db, { owner, lists }, { after, limit: MAX_PAGE_HISTORIES });
      for (const wallet of page) {
        signal.throwIfAborted();
        const now = await newestSnapshotAt(db, owner, wallet);
        if (now !== undefined)
          await restoreReputationState(db, await computeState(deps, wallet, { lists, now }));
      }
      after = page.at(-1);
      if (page.length < MAX_PAGE_HISTORIES) break;
    }
  }
}
