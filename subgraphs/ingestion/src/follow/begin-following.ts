import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { BlockRef } from "@tetron/domain/block";
import { beginChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import type { StoredChain } from "@tetron/lake/tables/chains";

/**
 * Begins to follow a chain at its first block that is to be kept.
 *
 * @throws Failure `CONFLICT` when it has begun.
 */
export async function beginFollowing(
  lake: Lake,
  { network, mode, from, source }: FollowedChain,
  signal: AbortSignal,
): Promise<StoredChain> {
  const head = await source.nextHead(undefined, signal);
  const anchor = from === undefined ? head : await source.refAt(Math.max(from - 1, 0), signal);
  const begun: StoredChain = {
    ...{
      network,
      mode,
      fromHeight: anchor.height + 1,
      fromAt: new Date(),
      movementsFrom: null,
      ...heldOf(anchor),
    },
    ...{ finalizedHeight: -1, headHeight: head.height, traces: null, trouble: null, stopped: false },
    ...{ endpoints: [], balanceChecks: null, updatedAt: new Date() },
  };
  await lake.transaction(({ db }) => beginChain(db, begun, anchor));
  return begun;
}

/** A held block, as the checkpoint has it. */
export function heldOf({ height, hash, timestamp }: BlockRef) {
  return { heldHeight: height, heldHash: hash, heldAt: new Date(timestamp * 1_000) };
}
