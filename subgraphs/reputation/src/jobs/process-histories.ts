import { isFailure } from "@tetron/domain/failure";
import type { Owner } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { historyOwners } from "@tetron/lake/histories";
import { findStatesOfBlocks } from "@tetron/lake/reputation-blocks";
import { findNewHistories } from "@tetron/lake/reputation-states";
import type { Write } from "@tetron/lake/write";
import type { OwnedWallet } from "../compute-state.ts";
import type { ReputationDeps } from "../deps.ts";
import { editionFor } from "../lists-edition.ts";
import { processHistory } from "../process-history.ts";

const MAX_PAGE_HISTORIES = 100;

/** Brings everybody's reputations up to date with the histories and lists that are held now. */
export async function processAllHistories(deps: ReputationDeps, signal: AbortSignal): Promise<void> {
  // Blocks may have made states for everybody where no history was ever imported.
  const owners = new Set<Owner>([...(await historyOwners(deps.lake.db)), "operator"]);
  for (const owner of owners) await processNewHistories(deps, owner, signal);
}

/**
 * Computes the reputation of every wallet of an owner whose newest history, or whose lists, were not taken in yet.
 *
 * @returns The number computed.
 */
export async function processNewHistories(
  deps: ReputationDeps,
  owner: Owner,
  signal: AbortSignal,
): Promise<number> {
  const { db } = deps.lake;
  const query = { owner, lists: await editionFor(deps, owner) };
  let taken = 0;
  for (const find of [findNewHistories, findStatesOfBlocks])
    for (let after: WalletRef | undefined; ; ) {
      const page: WalletRef[] = await find(db, query, { after, limit: MAX_PAGE_HISTORIES });
      for (const wallet of page) {
        signal.throwIfAborted();
        if (await take(deps, { ...wallet, owner }, query.lists, [])) taken += 1;
      }
      after = page.at(-1);
      if (page.length < MAX_PAGE_HISTORIES) break;
    }
  if (taken > 0) deps.log.info({ owner, wallets: taken }, "reputations updated");
  return taken;
}

/**
 * Takes in one history. One that cannot be computed is logged and does not keep the others waiting.
 *
 * @param also - Is committed with it.
 * @returns Whether it was taken in; otherwise nothing was committed.
 * @throws Failure `UNAVAILABLE` or `CONFLICT`, after which it can be tried again.
 */
export async function take(
  deps: ReputationDeps,
  wallet: OwnedWallet,
  lists: string,
  also: readonly Write[],
): Promise<boolean> {
  try {
    await processHistory(deps, wallet, { lists, now: new Date(), also });
    return true;
  } catch (error) {
    if (isFailure(error, "UNAVAILABLE") || isFailure(error, "CONFLICT")) throw error;
    deps.log.error({ err: error, wallet: walletId(wallet) }, "taking in a history failed");
    return false;
  }
}
