import type { Block, BlockRef } from "@tetron/domain/block";
import { pauseUntil } from "../io/pause-until.ts";
import { RpcFault } from "../rpc/fault.ts";
import type { ChainSource, Interest, NodeBlock } from "./chain-source.ts";
import { refsFrom } from "./refs-from.ts";
import { ReorgBelowFinality } from "./stop.ts";
import { type Path, walkBack } from "./walk-back.ts";
import { type Window, windowOf } from "./window.ts";

/** What is committed at once: blocks that are undone, and those that take their place. */
export interface Step {
  /** The block that `blocks` begin after: see `Path.ancestor`. */
  readonly ancestor: BlockRef;
  /** Held blocks above the ancestor, from the newest down. */
  readonly undo: readonly BlockRef[];
  /** Ascending. */
  readonly blocks: readonly Block[];
  /** The node's newest block. */
  readonly tip: BlockRef;
  /** Height up to which blocks are final, never lower than before. */
  readonly finalized: number;
}

/** What is held of a chain. */
export interface ChainStore {
  /** What is committed. */
  load(): Promise<Window>;
  /** Commits a step whole or not at all, and answers what is held then. */
  commit(step: Step): Promise<Window>;
  /** Which part of the blocks after the last commit is wanted. */
  interest(): Interest;
}

/** What following needs, and whom it tells. */
export interface FollowOptions {
  readonly source: ChainSource;
  readonly store: ChainStore;
  /** Called with what nodes answer, before anything is read or committed for it. */
  readonly onTip?: (tip: BlockRef, window: Window) => void;
  /** Called with an error after which it is tried again, and with `null` once that worked. */
  readonly onTrouble: (error: unknown) => void;
  /** How long nothing is tried after an error; shorter in tests. */
  readonly retryMs?: number;
  /** How long an answer about what is final counts; shorter in tests. */
  readonly finalityMs?: number;
  /** How often every node is asked for its newest block, and not the fastest alone; shorter in tests. */
  readonly headsMs?: number;
}

/** Blocks that are read ahead of what is held, by their heights, in one go. */
const MAX_AHEAD_BLOCKS = 64;
/** How many such runs there are before the head and the final block are read again. */
const MAX_STEP_PATHS = 8;
/** Blocks that are read at once. */
const MAX_READ_BLOCKS = 8;
/** What was read is committed once it has this many blocks, or transactions and movements. */
const MAX_STEP_BLOCKS = 64;
const MAX_STEP_ROWS = 20_000;
/** Blocks that another branch must be ahead of the held one, while some node has that. */
const MIN_LEAD_BLOCKS = 6;
const DIVIDED = "nodes are on different branches; the held one is followed until another is far ahead";
const BEHIND = "the newest block of every node that answers is below what is final";
const RETRY_MS = 1_000;
const FINALITY_MS = 5_000;
const HEADS_MS = 10_000;

/**
 * Follows a chain until `signal` aborts: whatever block the nodes have as the newest, it walks back to one that is held,
 * undoes what is held above that and commits what comes after it.
 *
 * @throws ReorgBelowFinality; nothing else.
 */
export async function followChain(options: FollowOptions, signal: AbortSignal): Promise<void> {
  const { source, store, onTip, onTrouble, retryMs = RETRY_MS } = options;
  const finality = finalityOf(options);
  const newest = newestOf(options);
  let window: Window | undefined;
  let last: NodeBlock | undefined;
  while (!signal.aborted)
    try {
      window ??= await store.load();
      const tip = await newest(await source.nextHead(last, signal), signal);
      onTip?.(tip, window);
      const walk = async (to: NodeBlock, from: Window): Promise<Walk> => ({
        ...{ source, store, window: from, tip: to, finalized: await finality(to, from, signal) },
      });
      let contested = false;
      while (!contested && !window.has(tip) && tip.height >= window.lowest.height) {
        const before: Window = window;
        if (await leadsOn(source, tip, before, signal)) window = await step(await walk(tip, before), signal);
        contested = window === before;
      }
      if (contested)
        for (const own of await source.heads(signal))
          if (own.height > window.head.height) window = await step(await walk(own, window), signal);
      last = tip;
      const wrong = contested ? DIVIDED : (await isEachBehind(source, tip, window, signal)) ? BEHIND : null;
      onTrouble(wrong === null ? null : new RpcFault("invalid", wrong));
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ReorgBelowFinality) throw error;
      onTrouble(error);
      // What a failed commit has done, only the store knows.
      [window, last] = [undefined, undefined];
      await pauseUntil(performance.now() + retryMs, signal).catch((thrown) => {
        if (!signal.aborted) throw thrown;
      });
    }
}

/**
 * Whether a block that is not held is to be followed. One that is not higher than the held head may come from a node that
 * lags behind or is on a fork; it counts only when no node has the held head any more.
 */
async function leadsOn(
  source: ChainSource,
  tip: BlockRef,
  { head }: Window,
  signal: AbortSignal,
): Promise<boolean> {
  return tip.height > head.height || !(await source.isHeld(head, signal));
}

/** Whether nodes have lost blocks that are final, or begin anew: what they have is not looked at before it is as high. */
async function isEachBehind(
  source: ChainSource,
  tip: BlockRef,
  { lowest, finalized }: Window,
  signal: AbortSignal,
): Promise<boolean> {
  if (tip.height >= lowest.height || finalized < lowest.height) return false;
  return (await source.heads(signal)).every(({ height }) => height < lowest.height);
}

interface Walk {
  readonly source: ChainSource;
  readonly store: ChainStore;
  readonly window: Window;
  readonly tip: NodeBlock;
  readonly finalized: number;
}

/**
 * Commits the way to a block, or the first part of a long one. Another branch than the held one is followed when no node has
 * the held head any more, or when it is far ahead: nodes on two branches would otherwise have the follower go back and forth.
 *
 * @returns What is held then; the same window when nothing was committed.
 */
async function step({ source, store, window, tip, finalized }: Walk, signal: AbortSignal): Promise<Window> {
  const isOtherHeld = async () => source.isHeld(window.head, signal);
  let path: Path;
  try {
    path = await pathTowards(source, tip, window, signal);
  } catch (error) {
    // One node that is wrong does not stop what another one goes on with.
    if (error instanceof ReorgBelowFinality && (await isOtherHeld())) return window;
    throw error;
  }
  const { ancestor } = path;
  const isBranch = ancestor.height < window.head.height && window.has(ancestor);
  if (isBranch && tip.height - window.head.height < MIN_LEAD_BLOCKS && (await isOtherHeld())) return window;
  // The block that following began after was never committed.
  const undo = window.above(Math.max(ancestor.height, window.lowest.height));
  return commitPath({ source, store, tip, finalized, path, undo }, signal);
}

/** Reads the blocks of a path and commits them, while it reads what comes after those. @returns What is held then. */
async function commitPath(
  { source, store, tip, finalized, path, undo }: Omit<Walk, "window"> & Pick<Step, "undo"> & Following,
  signal: AbortSignal,
): Promise<Window> {
  const isAhead = isReadAhead(store);
  let [after, undone, waiting]: [BlockRef, readonly BlockRef[], Block[]] = [path.ancestor, undo, []];
  let committed: Promise<Window> | undefined;
  const commit = async () => {
    const part = { ancestor: after, undo: undone, blocks: waiting, tip, finalized };
    [after, undone, waiting] = [waiting.at(-1) ?? after, [], []];
    // One after the other: nothing more is read before the one before has ended.
    await committed;
    committed = store.commit(part);
    // Awaited by the next one, or in the end.
    committed.catch(() => {});
  };
  try {
    for await (const refs of isAhead ? goingOn({ source, tip, path }, signal) : partsOf(path.blocks)) {
      const interest = store.interest();
      waiting.push(...(await Promise.all(refs.map((ref) => source.block(ref, interest, signal)))));
      // Many blocks in one commit: what they change in a wallet is written once.
      if (isAhead && waiting.length < MAX_STEP_BLOCKS && rowsOf(waiting) < MAX_STEP_ROWS) continue;
      await commit();
      if (!isAhead) await committed;
    }
    if (committed === undefined || waiting.length > 0) await commit();
  } catch (error) {
    // Whoever tries again asks what is held.
    await committed?.catch(() => {});
    throw error;
  }
  return committed!;
}

interface Following {
  readonly path: Path;
}

/**
 * The blocks of a path and of those after it, up to a block, as they are read. What does not follow the path is left: once
 * the path is committed, the next walk finds why.
 */
async function* goingOn(
  { source, tip, path }: Pick<Walk, "source" | "tip"> & Following,
  signal: AbortSignal,
): AsyncGenerator<readonly BlockRef[]> {
  let { blocks } = path;
  for (let i = 0; i < MAX_STEP_PATHS && blocks.length > 0; i++) {
    yield* partsOf(blocks);
    const last = blocks.at(-1)!;
    if (last.hash === tip.hash || last.height >= tip.height) return;
    // Once what was read is committed, the next walk meets the same error.
    const next = await pathTowards(source, tip, windowOf([last], last.height), signal).catch(() => undefined);
    blocks = next?.ancestor.hash === last.hash ? next.blocks : [];
  }
}

function* partsOf(blocks: readonly BlockRef[]): Generator<readonly BlockRef[]> {
  for (let from = 0; from < blocks.length; from += MAX_READ_BLOCKS)
    yield blocks.slice(from, from + MAX_READ_BLOCKS);
}

function rowsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { transactions, movements }) => sum + transactions.length + movements.length, 0);
}

/** Whether blocks may be read while those before them are committed: a commit may change which part is wanted. */
function isReadAhead(store: ChainStore): boolean {
  return store.interest() === "everything";
}

/** Of a long way the heights are asked for at once; the walk trusts none of them. */
async function pathTowards(
  source: ChainSource,
  tip: NodeBlock,
  window: Window,
  signal: AbortSignal,
): Promise<Path> {
  const { network } = source;
  const [from, to] = [window.head.height + 1, tip.height - 1];
  const told = to > from ? await refsFrom(source, { from, to, most: MAX_AHEAD_BLOCKS }, signal) : [];
  // A node may answer what it answered before: a held block is nothing to go on to.
  const ahead = told.filter(({ height }) => height >= from);
  // Whatever was left out behind the last one, the next walk finds.
  const target = ahead.length < MAX_AHEAD_BLOCKS || ahead.at(-1)!.height === to ? tip : ahead.at(-1)!;
  const byHash = new Map(ahead.map((ref) => [ref.hash, ref]));
  let left = MAX_AHEAD_BLOCKS;
  return walkBack({ network, tip: target, window }, async (wanted) => {
    const known = byHash.get(wanted.hash);
    if (known !== undefined) return known;
    if (wanted.height > window.head.height && --left < 0)
      throw new RpcFault("invalid", `blocks after ${window.head.height} were left out`);
    return source.refOf(wanted, signal);
  });
}

/** A node's newest block, or once in a while the highest of all nodes: the fastest one may be stuck. */
function newestOf({ source, headsMs = HEADS_MS }: FollowOptions) {
  let askedAt = performance.now();
  return async (tip: NodeBlock, signal: AbortSignal): Promise<NodeBlock> => {
    if (performance.now() - askedAt < headsMs) return tip;
    const heads = await source.heads(signal);
    askedAt = performance.now();
    return heads.reduce((highest, head) => (head.height > highest.height ? head : highest), tip);
  };
}

/** What is final, asked for once in a while. */
function finalityOf({ source, finalityMs = FINALITY_MS }: FollowOptions) {
  let [known, askedAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return async (tip: BlockRef, window: Window, signal: AbortSignal): Promise<number> => {
    if (performance.now() - askedAt >= finalityMs) {
      known = await source.finalized(tip, signal);
      askedAt = performance.now();
    }
    // It is never taken back, whatever nodes say later.
    return Math.max(window.finalized, Math.min(known, tip.height));
  };
}
