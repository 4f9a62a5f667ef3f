import type { WalletRef } from "@tetron/domain/wallet";
import { historyOwners } from "@tetron/lake/histories";
import { findDroppedStatesOfBlocks } from "@tetron/lake/reputation-blocks";
import {
  findNewHistories,
  type NewHistory,
  newestSnapshotAt,
  restoreReputationState,
} from "@tetron/lake/reputation-states";
import { computeState, type OwnedWallet } from "./compute-state.ts";
import type { ReputationDeps } from "./deps.ts";
import { editionFor } from "./lists-edition.ts";

const MAX_PAGE_HISTORIES = 100;

/**
 * Computes the states again that a rebuild has dropped: those of which there is a snapshot. It publishes nothing; states that
 * were never computed are left to the job that follows histories.
 *
 * @param onRestored - Gets how many wallets were looked at so far.
 */
export async function rebuildStates(
  deps: ReputationDeps,
  signal: AbortSignal,
  onRestored: (states: number) => void = () => {},
): Promise<void> {
  const { db } = deps.lake;
  let restored = 0;
  const restoreAll = async (wallets: readonly OwnedWallet[], lists: string) => {
    for (const wallet of wallets) await restore(deps, wallet, lists, signal);
    restored += wallets.length;
    onRestored(restored);
  };
  for (const owner of await historyOwners(db)) {
    const lists = await editionFor(deps, owner);
    for (let after: NewHistory | undefined; ; ) {
      const page = await findNewHistories(db, { owner, lists }, { after, limit: MAX_PAGE_HISTORIES });
      await restoreAll(page, lists);
      after = page.at(-1);
      if (page.length < MAX_PAGE_HISTORIES) break;
    }
  }
  const lists = await editionFor(deps, "operator");
  for (let after: WalletRef | undefined; ; ) {
    const page = await findDroppedStatesOfBlocks(db, { after, limit: MAX_PAGE_HISTORIES });
    await restoreAll(
      page.map((wallet) => ({ ...wallet, owner: "operator" })),
      lists,
    );
    after = page.at(-1);
    if (page.length < MAX_PAGE_HISTORIES) return;
  }
}

async function restore(
  deps: ReputationDeps,
  wallet: OwnedWallet,
  lists: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const { db } = deps.lake;
  const now = await newestSnapshotAt(db, wallet.owner, wallet);
  if (now === undefined) return;
  await restoreReputationState(db, await computeState(deps, wallet, { lists, now, before: undefined }));
}
