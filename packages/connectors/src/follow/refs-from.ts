import type { ChainSource, NodeBlock } from "./chain-source.ts";

/** Heights, and how many of their blocks are wanted. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Blocks. */
  readonly most: number;
}

/** The first blocks of a stretch, ascending, asked for at once. Whether one is left out, their links tell. */
export async function refsFrom(
  source: ChainSource,
  { from, to, most }: Stretch,
  signal: AbortSignal,
): Promise<NodeBlock[]> {
  const count = Math.min(most, to - from + 1);
  if (count <= 0) return [];
  if (source.refsFrom !== undefined)
    return (await source.refsFrom(from, count, signal)).filter(({ height }) => height <= to);
  return Promise.all(Array.from({ length: count }, (_, i) => source.refAt(from + i, signal)));
}
