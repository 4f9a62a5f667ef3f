import { createHash } from "node:crypto";

/**
 * The Merkle tree of RFC 6962, section 2.1, as far as appending to it needs it. Hashes are hex.
 *
 * @module
 */

/** A tree that can grow: of `size` leaves, whose perfect subtrees have these roots, the largest first. */
export interface Tree {
  readonly size: number;
  readonly peaks: readonly string[];
}

export const EMPTY_TREE: Tree = { size: 0, peaks: [] };

/** The hash of a leaf. */
export function leafHash(content: string): string {
  return createHash("sha256").update(Uint8Array.of(0)).update(content).digest("hex");
}

/** The tree with one leaf more. */
export function appendLeaf({ size, peaks }: Tree, leaf: string): Tree {
  const next = [...peaks];
  let hash = leaf;
  // Each one bit at the end of the size is a subtree as large as the one that has just been completed.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeHash(next.pop()!, hash);
  return { size: size + 1, peaks: [...next, hash] };
}

/** The root of a tree; that of the empty one is the hash of nothing. */
export function rootOf({ peaks }: Tree): string {
  if (peaks.length === 0) return createHash("sha256").digest("hex");
  return peaks.reduceRight((right, left) => nodeHash(left, right));
}

function nodeHash(left: string, right: string): string {
  return createHash("sha256")
    .update(Uint8Array.of(1))
    .update(Buffer.from(left, "hex"))
    .update(Buffer.from(right, "hex"))
    .digest("hex");
}
