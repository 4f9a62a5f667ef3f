import type { BlockRef } from "@tetron/domain/block";

/** The blocks that are held and may still be undone, from the lowest one to the head. */
export interface Window {
  readonly head: BlockRef;
  /** What everything held builds on: the newest final block, or the block that following began after. */
  readonly lowest: BlockRef;
  /** Height up to which no block may be undone; below `lowest` while nothing that is held is final. */
  readonly finalized: number;
  /** Whether this very block is held. */
  has(block: Pick<BlockRef, "height" | "hash">): boolean;
  /** The held block at a height. */
  at(height: number): BlockRef | undefined;
  /** The held blocks above a height, from the newest down. */
  above(height: number): BlockRef[];
}

/** @param blocks - Ascending and linked; not empty. */
export function windowOf(blocks: readonly BlockRef[], finalized: number): Window {
  const lowest = blocks[0]!;
  const byHeight = new Map(blocks.map((block) => [block.height, block]));
  const at = (height: number) => byHeight.get(height);
  return {
    head: blocks.at(-1)!,
    lowest,
    finalized,
    at,
    has: ({ height, hash }) => at(height)?.hash === hash,
    above: (height) => blocks.filter((block) => block.height > height).toReversed(),
  };
}
