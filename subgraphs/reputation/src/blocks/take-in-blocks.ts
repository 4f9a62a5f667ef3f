import type { EventData } from "@tetron/domain/events";
import { isFailure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { isShared } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import {
  type ChangedBlocks,
  FROM_BLOCKS,
  findStates,
  findTouchedWallets,
  putContinuedStates,
  requireHeld,
} from "@tetron/lake/reputation-blocks";
import { stateBasis } from "@tetron/lake/reputation-states";
import type { StoredReputationState } from "@tetron/lake/tables/reputation-states";
import type { Write } from "@tetron/lake/write";
import { emptyReputation } from "@tetron/models/reputation/state";
import { announceStates } from "../announce-states.ts";
import type { ReputationDeps } from "../deps.ts";
import { continueStates, NOT_FOLLOWED } from "./continue-states.ts";
import { findFollowedNetwork } from "./followed-network.ts";

/** An event of a followed chain. */
export interface BlockEvent {
  readonly type: "block.committed" | "block.undone";
  readonly data: EventData<"block.committed">;
}

/** Wallets of one commit. */
const MAX_WALLETS = 500;
const ATTEMPTS = 3;

/**
 * Brings the reputations forward that blocks changed, and takes back what undone ones had, whichever way they went since: what
 * is held when it is called counts. Each wallet's new state is committed with its announcements; the last commit has `also`.
 *
 * @param lists - The edition of the lists that everybody sees.
 * @throws Failure `CONFLICT` when other processes change the same states again and again.
 */
export async function takeInBlocks(
  deps: ReputationDeps,
  events: readonly BlockEvent[],
  { lists, also }: { readonly lists: string; readonly also: readonly Write[] },
): Promise<void> {
  const byNetwork: Map<Network, BlockEvent[]> = Map.groupBy(events, ({ data }) => data.network);
  const parts: { network: Network; addresses: string[]; finalBefore: number }[] = [];
  for (const [network, ofNetwork] of byNetwork) {
    const addresses = await findTouchedWallets(deps.lake.db, network, changedBlocks(ofNetwork));
    const finalBefore = Math.max(...ofNetwork.map(({ data }) => data.finalized ?? -1));
    for (let at = 0; at < addresses.length; at += MAX_WALLETS)
      parts.push({ network, addresses: addresses.slice(at, at + MAX_WALLETS), finalBefore });
  }
  for (const part of parts)
    await retried(async () => {
      const writes = await continueWallets(deps, part, lists);
      await deps.lake.commit([...writes, ...(part === parts.at(-1) ? also : [])]);
    });
  if (parts.length === 0) await deps.lake.commit(also);
}

function changedBlocks(events: readonly BlockEvent[]): ChangedBlocks {
  const heightsOf = (of: BlockEvent["type"]) =>
    events.filter(({ type }) => type === of).map(({ data }) => data.height);
  const undone = heightsOf("block.undone");
  return {
    heights: [...new Set(heightsOf("block.committed"))],
    undoneAbove: undone.length === 0 ? undefined : Math.min(...undone) - 1,
  };
}

async function continueWallets(
  deps: ReputationDeps,
  {
    network,
    addresses,
    finalBefore,
  }: { readonly network: Network; readonly addresses: readonly string[]; readonly finalBefore: number },
  lists: string,
): Promise<Write[]> {
  const now = new Date();
  const wallets = addresses.map((address): WalletRef => ({ network, address }));
  const before = await findStates(deps.lake.db, wallets);
  const following = await findFollowedNetwork(deps, network, {
    ...{ rows: before.flat(), addresses, finalBefore, now },
  });
  if (following === undefined) return [];
  const rows = before.map((held, i) =>
    held.some(({ owner }) => isShared(owner)) ? held : [...held, newState(wallets[i]!, lists, now)],
  );
  const continued = (await continueStates(deps, following, rows.flat())).values();
  const changes = rows.map((held, i) => {
    const pairs = held.map((row) => ({ row, after: continued.next().value }));
    const changed = pairs.flatMap(({ row, after }) =>
      after === undefined ? [] : [{ before: before[i]!.includes(row) ? row : undefined, after }],
    );
    // A new state that no block has anything of is none.
    const after = pairs.flatMap(({ row, after: next }) => next ?? (before[i]!.includes(row) ? row : []));
    return { wallet: wallets[i]!, before: before[i]!, after, changed };
  });
  const changed = changes.flatMap((each) => each.changed);
  if (changed.length === 0) return [];
  return [
    requireHeld(network, following.held),
    ...putContinuedStates(changed),
    ...(await announceStates(
      deps,
      changes.filter((each) => each.changed.length > 0),
      now,
    )),
  ];
}

/** What everybody sees of a wallet that no history is held of, before its first block. */
function newState(wallet: WalletRef, lists: string, now: Date): StoredReputationState {
  const history = stateBasis(FROM_BLOCKS, lists);
  return {
    ...{ ...wallet, owner: "operator", state: emptyReputation(), history, updatedAt: now, atFault: false },
    ...NOT_FOLLOWED,
  };
}

/** Begins again when a block was undone, or another process changed a state, while it was computed. */
export async function retried(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isFailure(error, "CONFLICT")) throw error;
    }
  }
}
