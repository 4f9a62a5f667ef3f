import type { Block, BlockRef } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import type { Rpc } from "../rpc/pool.ts";

/** Which part of each block is wanted. */
export type Interest = "everything" | Watched;

/** The wallets whose part of each block is wanted. */
export type Watched = ReadonlySet<string>;

/** A block as nodes tell it. */
export interface NodeBlock extends BlockRef {
  /** Height of its parent, where heights have gaps, as Solana's slots; absent: one less than its own. */
  readonly parentHeight?: number;
}

/** What a block is asked for by: of some networks the height alone tells where nodes have it. */
export type BlockId = Pick<BlockRef, "height" | "hash">;

/** A wallet and an asset, by its CAIP-19 id. */
export interface Holding {
  readonly wallet: string;
  readonly asset: string;
}

/** The nodes of one network, as the follower asks them. */
export interface ChainSource {
  readonly network: Network;
  /** Whether the nodes tell calls within transactions; `undefined` before the first block was read. */
  readonly traces: () => boolean | undefined;
  /**
   * The newest block, as soon as there is another than `last`, or after the time between two looks. It may be behind
   * what the same nodes said before.
   */
  nextHead(last: NodeBlock | undefined, signal: AbortSignal): Promise<NodeBlock>;
  /** The newest block of each node that answers. */
  heads(signal: AbortSignal): Promise<NodeBlock[]>;
  /** Whether some node that answers has a block in its chain, at the block's height. */
  isHeld(ref: BlockRef, signal: AbortSignal): Promise<boolean>;
  /** Height up to which blocks are final; it may be lower than what the same nodes said before. */
  finalized(head: BlockRef, signal: AbortSignal): Promise<number>;
  /**
   * The block at a height; where heights have gaps the last one up to it.
   *
   * @throws RpcFault `missing` when no node has one.
   */
  refAt(height: number, signal: AbortSignal): Promise<NodeBlock>;
  /**
   * The first blocks from a height on, ascending and at most `count`, as one node tells them: the caller sees by their
   * links whether one is left out. Absent where every height has a block.
   */
  refsFrom?(height: number, count: number, signal: AbortSignal): Promise<NodeBlock[]>;
  /** The block with a hash. @throws RpcFault `missing` when no node has it, as after a reorg. */
  refOf(block: BlockId, signal: AbortSignal): Promise<NodeBlock>;
  /** What a block moved, checked against itself. @throws RpcFault `missing` as {@link refOf}. */
  block(ref: BlockId, interest: Interest, signal: AbortSignal): Promise<Block>;
  /**
   * What wallets have at the end of a block by the node's own books, in base units and in the order of `holdings`; `null` of
   * what nobody tells. Absent where no node tells it of a block.
   */
  holdingsAt?(
    block: Pick<BlockId, "hash">,
    holdings: readonly Holding[],
    signal: AbortSignal,
  ): Promise<(bigint | null)[]>;
}

/** Opens the source of a network over its endpoints, each given by its URL too. */
export type OpenBlocks = (rpc: Rpc, urls: readonly string[]) => ChainSource & Disposable;

/** Height of a block's parent. */
export function parentHeightOf({ height, parentHeight }: NodeBlock): number {
  return parentHeight ?? height - 1;
}
