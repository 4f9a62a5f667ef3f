import type { Network } from "@tetron/domain/network";
import { findFollowedStates, findStates } from "@tetron/lake/reputation-blocks";
import { retried } from "../blocks/take-in-blocks.ts";
import type { ReputationDeps } from "../deps.ts";
import { editionFor } from "../lists-edition.ts";
import { processHistory } from "../process-history.ts";

const MAX_PAGE_WALLETS = 100;

/** Takes back what blocks of a network brought that is followed anew; what is held by now counts. */
export async function resetStates(
  deps: ReputationDeps,
  network: Network,
  signal: AbortSignal,
): Promise<void> {
  const { db } = deps.lake;
  for (let after = ""; ; ) {
    const page = await findFollowedStates(db, network, { after, limit: MAX_PAGE_WALLETS });
    const wallets = page.map((address) => ({ network, address }));
    for (const { owner, address, height } of (await findStates(db, wallets)).flat()) {
      if (height === null) continue;
      signal.throwIfAborted();
      const options = { lists: await editionFor(deps, owner), now: new Date(), also: [], isReset: true };
      await retried(() => processHistory(deps, { owner, network, address }, options));
    }
    after = page.at(-1) ?? after;
    if (page.length < MAX_PAGE_WALLETS) return;
  }
}
