import type { BlockRef } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import { findChain } from "@tetron/lake/chains";
import { findHeldHashes, findWatchedSince } from "@tetron/lake/reputation-blocks";
import type { StoredReputationState } from "@tetron/lake/tables/reputation-states";
import type { ReputationDeps } from "../deps.ts";

/** What is held of a network at a moment, for states of some of its wallets. */
export interface FollowedNetwork {
  readonly network: Network;
  readonly now: Date;
  readonly held: Pick<BlockRef, "height" | "hash">;
  /** Height up to which held blocks are final. */
  readonly finalized: number;
  /**
   * Height up to which blocks were final by the events that were read: all that was ever undone below it is known. -1 when no
   * event was.
   */
  readonly finalBefore: number;
  /** Height below which what blocks moved was deleted; `null` when nothing was. */
  readonly movementsFrom: number | null;
  /** Whether a block is held that may still be undone. */
  readonly isOnBranch: (height: number, hash: string) => boolean;
  /** Height since which the movements of a wallet are kept; `undefined` for one that is not followed. */
  readonly since: (address: string) => number | undefined;
}

/** `undefined` for a network that is not followed. */
export async function findFollowedNetwork(
  { lake: { db } }: Pick<ReputationDeps, "lake">,
  network: Network,
  {
    rows,
    addresses,
    finalBefore,
    now,
  }: {
    readonly rows: readonly StoredReputationState[];
    readonly addresses: readonly string[];
    readonly finalBefore: number;
    readonly now: Date;
  },
): Promise<FollowedNetwork | undefined> {
  const chain = await findChain(db, network);
  if (chain === undefined) return undefined;
  const heights = rows.flatMap(({ height }) => height ?? []);
  const [hashes, watched] = await Promise.all([
    findHeldHashes(db, network, heights),
    findWatchedSince(db, network, addresses),
  ]);
  const { mode, fromHeight, heldHeight, heldHash, finalizedHeight, movementsFrom } = chain;
  return {
    ...{ network, now, held: { height: heldHeight, hash: heldHash }, finalized: finalizedHeight },
    ...{ finalBefore, movementsFrom },
    isOnBranch: (height, hash) => hashes.get(height) === hash,
    since: (address) => (mode === "full" ? fromHeight : watched.get(address)),
  };
}
