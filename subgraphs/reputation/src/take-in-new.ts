import { isFailure } from "@tetron/domain/failure";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { findNewHistoriesOf } from "@tetron/lake/reputation-states";
import type { ReputationDeps } from "./deps.ts";
import { editionFor } from "./lists-edition.ts";
import { processHistory } from "./process-history.ts";

/** Whose the histories are that providers told. */
const OWNER: Owner = "operator";

/**
 * Takes in the histories of wallets that a provider told a moment ago, for an answer that comes before the job which
 * follows the events.
 */
export async function takeInNew(deps: ReputationDeps, wallets: readonly WalletRef[]): Promise<void> {
  const lists = await editionFor(deps, OWNER);
  for (const wallet of await findNewHistoriesOf(deps.lake.db, { owner: OWNER, lists }, wallets))
    try {
      await processHistory(deps, wallet, { lists, now: new Date(), also: [] });
    } catch (error) {
      // The job has taken it in meanwhile.
      if (!isFailure(error, "CONFLICT")) throw error;
    }
}
