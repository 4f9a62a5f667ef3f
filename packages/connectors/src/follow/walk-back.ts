import type { BlockRef } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import { RpcFault } from "../rpc/fault.ts";
import { type BlockId, type NodeBlock, parentHeightOf } from "./chain-source.ts";
import { ReorgBelowFinality } from "./stop.ts";
import type { Window } from "./window.ts";

/** The way from what is held to a block. */
export interface Path {
  /**
   * The block that the path begins after. It is held, or it takes the place of the block that following began after,
   * of which nothing is held; where heights have gaps, it may be lower than that one.
   */
  readonly ancestor: BlockRef;
  /** Ascending; the last one is the block that was asked for. */
  readonly blocks: readonly BlockRef[];
}

/**
 * Walks from a block by the hashes of its parents to the first one that is held. The same walk fills a gap and finds
 * where a reorg began.
 *
 * @param refOf - The block with a hash.
 * @throws ReorgBelowFinality when it comes to another block than the final one; RpcFault `invalid` when a parent is at a
 *   wrong height.
 */
export async function walkBack(
  { network, tip, window }: { readonly network: Network; readonly tip: NodeBlock; readonly window: Window },
  refOf: (block: BlockId) => Promise<NodeBlock>,
): Promise<Path> {
  const { lowest, finalized } = window;
  const blocks: BlockRef[] = [];
  for (let at: NodeBlock = tip; ; ) {
    if (window.has(at)) return { ancestor: at, blocks: blocks.reverse() };
    if (at.height <= lowest.height) {
      if (finalized >= lowest.height) throw new ReorgBelowFinality(network, lowest, at);
      return { ancestor: at, blocks: blocks.reverse() };
    }
    blocks.push(at);
    if (at.parentHash === null) throw new RpcFault("invalid", `block ${at.hash} has no parent`);
    const wanted: BlockId = { height: parentHeightOf(at), hash: at.parentHash };
    const parent = window.has(wanted) ? window.at(wanted.height)! : await refOf(wanted);
    if (parent.height !== wanted.height || parent.hash !== at.parentHash)
      throw new RpcFault("invalid", `block ${at.hash} has a parent at height ${parent.height}`);
    at = parent;
  }
}
