/** Of so many blocks one begins a branch that gives way. */
const EVERY_BLOCKS = 97;
/** Of so many of these branches one has several blocks. */
const LONG_EVERY = 4;

/** Blocks that nodes have until as many others and one more take their place. */
export interface SideBranch {
  /** Height of its first block. */
  readonly first: number;
  /** Height of the block whose arrival undoes it. */
  readonly until: number;
}

/** The branch that gives way which has a block at a height; `undefined` where there is none. */
export function sideBranchAt(height: number): SideBranch | undefined {
  const nth = Math.floor(height / EVERY_BLOCKS);
  const first = nth * EVERY_BLOCKS;
  const until = first + blocksOf(nth);
  return nth > 0 && height < until ? { first, until } : undefined;
}

/** One block, and now and then two to four. */
function blocksOf(nth: number): number {
  return nth % LONG_EVERY === 0 ? 2 + (nth % 3) : 1;
}
