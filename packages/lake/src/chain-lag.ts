import type { StoredChain } from "./tables/chains.ts";

/** How far a followed chain is behind what its nodes have. */
export interface ChainLag {
  /** From the newest held block to the newest one that a node has reported. */
  readonly blocks: number;
  /**
   * Whole seconds since the time of the newest held block while later ones are known, or while it is not known whether there
   * are: no node answers, or nobody follows. Otherwise 0.
   */
  readonly seconds: number;
}

/** What was seen of a chain lately counts as current for so long. A follower notes it every second. */
const CURRENT_MS = 15_000;

/** How far a chain is behind at a time. */
export function chainLag(
  {
    headHeight,
    heldHeight,
    heldAt,
    trouble,
    updatedAt,
  }: Pick<StoredChain, "headHeight" | "heldHeight" | "heldAt" | "trouble" | "updatedAt">,
  now: Date,
): ChainLag {
  const blocks = Math.max(headHeight - heldHeight, 0);
  const isCurrent = trouble === null && now.getTime() - updatedAt.getTime() < CURRENT_MS;
  if (blocks === 0 && isCurrent) return { blocks, seconds: 0 };
  return { blocks, seconds: Math.max(Math.round((now.getTime() - heldAt.getTime()) / 1_000), 0) };
}
