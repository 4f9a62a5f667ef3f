import { isFailure } from "@tetron/domain/failure";
import { pageOfAnnouncements } from "@tetron/lake/announcements";
import type { StoredAnnouncement } from "@tetron/lake/tables/reputation-announcements";
import { walletReputation } from "@tetron/models/reputation/wallet-reputation";
import { announceChange } from "./announce-change.ts";
import type { ReputationDeps } from "./deps.ts";
import { findEvidence } from "./wallet-evidence.ts";

const MAX_PAGE_ANNOUNCEMENTS = 500;

/**
 * Publishes `address.updated` for reputations that drifted without new evidence: evidence decays, and lists
 * change.
 *
 * @returns The number of events.
 */
export async function announceDrift(deps: ReputationDeps, now: Date, signal: AbortSignal): Promise<number> {
  let told = 0;
  for (let last: StoredAnnouncement | undefined; ; ) {
    const page = await pageOfAnnouncements(deps.lake.db, last, MAX_PAGE_ANNOUNCEMENTS);
    for (const [tenant, rows] of Map.groupBy(page, (row) => row.tenant)) {
      signal.throwIfAborted();
      const evidence = await findEvidence(deps, tenant, rows);
      for (const [i, row] of rows.entries()) {
        const after = walletReputation(deps.artifacts, row, evidence[i]!, now);
        if (await announce(deps, row, after, now)) told += 1;
      }
    }
    last = page.at(-1);
    if (page.length < MAX_PAGE_ANNOUNCEMENTS) return told;
  }
}

async function announce(
  deps: ReputationDeps,
  told: StoredAnnouncement,
  after: ReturnType<typeof walletReputation>,
  at: Date,
): Promise<boolean> {
  const writes = announceChange(deps, { tenant: told.tenant, wallet: told, last: told, after, told, at });
  if (writes.length === 0) return false;
  try {
    await deps.lake.commit(writes);
    return true;
  } catch (error) {
    // A concurrent request announced a newer change.
    if (isFailure(error, "CONFLICT")) return false;
    throw error;
  }
}
