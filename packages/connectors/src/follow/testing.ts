import { readFile } from "node:fs/promises";
import type { Block, BlockRef } from "@tetron/domain/block";
import { RpcFault } from "../rpc/fault.ts";
import type { ChainSource, NodeBlock } from "./chain-source.ts";
import { type ChainStore, followChain, type Step } from "./follow-chain.ts";
import { type Window, windowOf } from "./window.ts";

/** A block of a test's chain: `name` tells its branch, `height` its place. */
export function aBlock(height: number, branch = "a", parentBranch = branch): BlockRef {
  return {
    height,
    hash: `${height}${branch}`,
    parentHash: height === 0 ? null : `${height - 1}${parentBranch}`,
    timestamp: 1_700_000_000 + height,
  };
}

/** The blocks of a branch from one height to another; the first one's parent may be on another branch. */
export function branchOf(from: number, to: number, branch = "a", parentBranch = branch): BlockRef[] {
  return Array.from({ length: to - from + 1 }, (_, i) =>
    aBlock(from + i, branch, i === 0 ? parentBranch : branch),
  );
}

/** A node that a test scripts: it announces what `heads` say, in turn, and then waits for the end. */
export interface ScriptedNode {
  readonly blocks: Map<string, NodeBlock>;
  /** What it has at each height; by default what was added last. */
  readonly canonical: Map<number, NodeBlock>;
  finalized: number;
  /** A function is called when its turn comes: it may change the node. */
  readonly heads: (NodeBlock | Error | (() => NodeBlock))[];
}

export function aScriptedNode(blocks: readonly NodeBlock[]): ScriptedNode {
  const node: ScriptedNode = { blocks: new Map(), canonical: new Map(), finalized: 0, heads: [] };
  addBlocks(node, blocks);
  return node;
}

/** Adds blocks, which take the place of those at their heights; higher ones go. */
export function addBlocks(node: ScriptedNode, blocks: readonly NodeBlock[]): void {
  for (const block of blocks) {
    node.blocks.set(block.hash, block);
    node.canonical.set(block.height, block);
    for (const height of node.canonical.keys()) if (height > block.height) node.canonical.delete(height);
  }
}

/** The node as the follower asks it. @param ended - Called when all it has to announce is announced. */
export function scriptedSource(node: ScriptedNode, ended: () => void): ChainSource {
  const known = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new RpcFault("missing", "does not have it");
    return value;
  };
  return {
    network: "ethereum",
    traces: () => true,
    async nextHead(_last, signal) {
      const next = node.heads.shift();
      if (next === undefined) ended();
      signal.throwIfAborted();
      if (next instanceof Error) throw next;
      return typeof next === "function" ? next() : next!;
    },
    heads: async () => [...node.canonical.values()].slice(-1),
    isHeld: async ({ height, hash }) => node.canonical.get(height)?.hash === hash,
    finalized: async () => node.finalized,
    refAt: async (height) => known(node.canonical.get(height)),
    refOf: async ({ hash }) => known(node.blocks.get(hash)),
    block: async (ref): Promise<Block> => ({
      ...known(node.blocks.get(ref.hash)),
      ...{ network: "ethereum", transactions: [], movements: [] },
    }),
  };
}

/** What is held, in memory; `steps` are the commits. */
export function memoryStore(
  anchor: BlockRef,
): ChainStore & { readonly steps: Step[]; held(): readonly BlockRef[] } {
  let held: readonly BlockRef[] = [anchor];
  let finalized = -1;
  const steps: Step[] = [];
  const window = (): Window =>
    windowOf(
      held.filter(({ height }) => height >= Math.min(finalized, held.at(-1)!.height)),
      finalized,
    );
  return {
    steps,
    held: () => held,
    load: async () => window(),
    async commit(step) {
      steps.push(step);
      const kept = held.filter(({ height }) => height < step.ancestor.height);
      held = [...kept, step.ancestor, ...step.blocks];
      finalized = step.finalized;
      return window();
    },
    interest: () => "everything",
  };
}

/** Follows a node from a block until it has nothing more to announce. */
export async function followed(
  node: ScriptedNode,
  anchor: BlockRef,
  change: (source: ChainSource) => ChainSource = (source) => source,
) {
  const store = memoryStore(anchor);
  const end = new AbortController();
  const troubles: unknown[] = [];
  const source = change(scriptedSource(node, () => end.abort()));
  const onTrouble = (error: unknown) => void (error !== null && troubles.push(error));
  const ended = followChain({ source, store, onTrouble, retryMs: 0, finalityMs: 0 }, end.signal);
  const error = await ended.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { store, troubles, error };
}

export function hashesOf(blocks: readonly BlockRef[]): string[] {
  return blocks.map(({ hash }) => hash);
}

/** What commits have undone, in their order. */
export function undoneIn(steps: readonly Pick<Step, "undo">[]): string[] {
  return steps.flatMap(({ undo }) => hashesOf(undo));
}

/** A test elsewhere: its file from the repository's root, and its title or the name of its row. */
export type TestedIn = readonly [file: string, title: string];

/** @throws Error when a file does not have such a test. */
export async function requireTested([file, title]: TestedIn): Promise<void> {
  const text = await readFile(new URL(`../../../../${file}`, import.meta.url), "utf8");
  if (!text.includes(`"${title}"`)) throw new Error(`${file} has no test "${title}".`);
}
