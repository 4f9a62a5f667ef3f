import type { BlockRef } from "@tetron/domain/block";
import { expect, test } from "vitest";
import { RpcFault } from "../rpc/fault.ts";
import type { ChainSource, NodeBlock } from "./chain-source.ts";
import { type ChainStore, followChain } from "./follow-chain.ts";
import {
  aBlock,
  addBlocks,
  aScriptedNode,
  branchOf,
  followed,
  hashesOf,
  memoryStore,
  type ScriptedNode,
  scriptedSource,
  undoneIn,
} from "./testing.ts";

test("only the last header of a reorg is announced: the walk finds the rest of both branches", async () => {
  // go-ethereum#31323
  const node = aScriptedNode(branchOf(90, 104));
  const fork = branchOf(101, 105, "b", "a");
  addBlocks(node, fork);
  node.heads.push(aBlock(100), node.blocks.get("104a")!, fork.at(-1)!);
  const { store } = await followed(node, aBlock(95));
  expect(hashesOf(store.held())).toEqual([...hashesOf(branchOf(95, 100)), ...hashesOf(fork)]);
  expect(undoneIn(store.steps)).toEqual(["104a", "103a", "102a", "101a"]);
});

test("a gap without a reorg is filled", async () => {
  // moonbeam#3415
  const node = aScriptedNode(branchOf(12_414_300, 12_414_313));
  node.heads.push(aBlock(12_414_308), aBlock(12_414_313));
  const { store } = await followed(node, aBlock(12_414_307));
  expect(hashesOf(store.held())).toEqual(hashesOf(branchOf(12_414_307, 12_414_313)));
  expect(undoneIn(store.steps)).toEqual([]);
});

test("a replacement of the same height that was never announced is found by its child", async () => {
  // nethermind#3178
  const node = aScriptedNode(branchOf(90, 100));
  const [other, child] = [aBlock(100, "b", "a"), aBlock(101, "b")];
  node.heads.push(aBlock(100));
  addBlocks(node, [other, child]);
  node.heads.push(child);
  const { store } = await followed(node, aBlock(98));
  expect(hashesOf(store.held())).toEqual(["98a", "99a", "100b", "101b"]);
  expect(undoneIn(store.steps)).toEqual(["100a"]);
});

test("a node that lags behind takes nothing back, and one far below what is final stops nothing", async () => {
  // go-ethereum#24078, ponder#2221
  const node = aScriptedNode(branchOf(390, 1_000));
  node.finalized = 936;
  node.heads.push(aBlock(1_000), aBlock(990), aBlock(400), { ...aBlock(400), hash: "400z" }, aBlock(1_000));
  const { store, error, troubles } = await followed(node, aBlock(930));
  expect({ error, troubles }).toEqual({ error: undefined, troubles: [] });
  expect(store.held().at(-1)!.hash).toBe("1000a");
  expect(undoneIn(store.steps)).toEqual([]);
});

test("what is final never goes back, whatever nodes say later", async () => {
  // optimism#22822
  const node = aScriptedNode(branchOf(0, 21));
  const store = memoryStore(aBlock(5));
  const end = new AbortController();
  const source = scriptedSource(node, () => end.abort());
  const said = [15, 3, 17];
  const shaky = { ...source, finalized: async () => said.shift() ?? 0 };
  node.heads.push(aBlock(19), aBlock(20), aBlock(21));
  await followChain({ source: shaky, store, onTrouble: () => {}, retryMs: 0, finalityMs: 0 }, end.signal);
  const finals = store.steps.map(({ finalized }) => finalized);
  expect(finals).toEqual(finals.toSorted((a, b) => a - b));
  expect(finals.at(-1)).toBe(17);
});

test("a deep reorg takes back every block, from the newest down, before it commits what replaces them", async () => {
  // ponder#1702
  const node = aScriptedNode(branchOf(0, 60));
  node.finalized = 20;
  node.heads.push(aBlock(60));
  const fork = branchOf(31, 61, "b", "a");
  addBlocks(node, fork);
  node.heads.push(fork.at(-1)!);
  const { store } = await followed(node, aBlock(0));
  expect(undoneIn(store.steps)).toEqual(hashesOf(branchOf(31, 60).toReversed()));
  expect(hashesOf(store.held())).toEqual([...hashesOf(branchOf(0, 30)), ...hashesOf(fork)]);
});

test("a node whose cache by height serves an orphan leads nobody astray for good", async () => {
  // graph-node#4792
  const node = aScriptedNode(branchOf(0, 80));
  const orphan = aBlock(70, "z", "a");
  node.blocks.set(orphan.hash, orphan);
  node.canonical.set(70, orphan);
  node.heads.push(aBlock(80));
  const { store } = await followed(node, aBlock(5));
  expect(hashesOf(store.held())).toEqual(hashesOf(branchOf(5, 80)));
});

test("a block that was orphaned before it was read is let go, and the next head counts", async () => {
  const node = aScriptedNode(branchOf(0, 12));
  node.heads.push(aBlock(13, "gone", "gone"), aBlock(12));
  const { store, troubles } = await followed(node, aBlock(10));
  expect(troubles).toMatchObject([{ kind: "missing" }]);
  expect(hashesOf(store.held())).toEqual(hashesOf(branchOf(10, 12)));
});

test("a reorg below what is final stops the follower and names both blocks and the command", async () => {
  const node = aScriptedNode(branchOf(0, 40));
  node.finalized = 30;
  const fork = branchOf(29, 45, "b", "a");
  node.heads.push(aBlock(40));
  addBlocks(node, fork);
  node.heads.push(fork.at(-1)!);
  const { store, error } = await followed(node, aBlock(0));
  expect(error).toMatchObject({ name: "ReorgBelowFinality" });
  expect(String(error)).toMatch(/30b at height 30, where 30a is held.*tetron chain reset --network ethereum/);
  expect(store.held().at(-1)!.hash).toBe("40a");
});

test("a reorg of the block that following began after replaces it: nothing of it is held", async () => {
  const node = aScriptedNode(branchOf(0, 10));
  const fork = branchOf(9, 12, "b", "a");
  addBlocks(node, fork);
  node.heads.push(fork.at(-1)!);
  const { store } = await followed(node, aBlock(10));
  expect(hashesOf(store.held())).toEqual(["10b", "11b", "12b"]);
  expect(undoneIn(store.steps)).toEqual([]);
});

test("a chain that became shorter is followed once no node has the held head any more", async () => {
  const node = aScriptedNode(branchOf(0, 20));
  node.heads.push(aBlock(20));
  addBlocks(node, [...branchOf(0, 9), ...branchOf(10, 15, "b", "a")]);
  node.heads.push(aBlock(15, "b"));
  const { store } = await followed(node, aBlock(3));
  expect(hashesOf(store.held())).toEqual([
    ...hashesOf(branchOf(3, 9)),
    ...hashesOf(branchOf(10, 15, "b", "a")),
  ]);
});

test("a parent that a node places at a wrong height is refused, and the same head is tried again", async () => {
  const node = aScriptedNode(branchOf(0, 12));
  node.blocks.set("11a", { ...aBlock(11), height: 7 });
  node.heads.push(aBlock(12));
  const { store, troubles } = await followed(node, aBlock(10));
  expect(troubles).toMatchObject([{ kind: "invalid" }]);
  expect(hashesOf(store.held())).toEqual(["10a"]);
});

test("after a failed commit the store is asked what it holds, and nothing is committed twice", async () => {
  const node = aScriptedNode(branchOf(0, 30));
  const store = memoryStore(aBlock(0));
  const { commit } = store;
  let failures = 0;
  const flaky: typeof store = {
    ...store,
    async commit(step) {
      const window = await commit(step);
      // The first answer is lost: what was written is written.
      if (failures++ === 0) throw new Error("lost");
      return window;
    },
  };
  const end = new AbortController();
  node.heads.push(aBlock(30), aBlock(30));
  const source = scriptedSource(node, () => end.abort());
  await followChain({ source, store: flaky, onTrouble: () => {}, retryMs: 0, finalityMs: 0 }, end.signal);
  const committed = store.steps.flatMap(({ blocks }) => hashesOf(blocks));
  expect(committed).toEqual(hashesOf(branchOf(1, 30)));
});

test("nodes on two branches have the follower stay on the one that it holds, and go over to one that is far ahead", async () => {
  const [ours, theirs] = [
    aScriptedNode(branchOf(0, 14)),
    aScriptedNode([...branchOf(0, 9), ...branchOf(10, 14, "b", "a")]),
  ];
  const all = aScriptedNode([...branchOf(10, 30, "b", "a"), ...branchOf(0, 14)]);
  const store = memoryStore(aBlock(0));
  const end = new AbortController();
  const told: (readonly [BlockRef, () => void])[] = [
    [aBlock(11), () => {}],
    [aBlock(12, "b"), () => {}],
    [aBlock(12), () => {}],
    [aBlock(13, "b"), () => {}],
    // Ours grows, and only theirs is asked for the newest block.
    [aBlock(14, "b"), () => addBlocks(ours, branchOf(15, 15))],
    [aBlock(30, "b"), () => addBlocks(theirs, branchOf(15, 30, "b"))],
  ];
  addBlocks(all, branchOf(15, 15));
  for (const block of branchOf(10, 30, "b", "a")) all.blocks.set(block.hash, block);
  const nodes = [ours, theirs];
  const troubles: unknown[] = [];
  const seen: string[] = [];
  const source = {
    ...scriptedSource(all, () => end.abort()),
    async nextHead() {
      seen.push(store.held().at(-1)!.hash);
      const [tip, before] = told.shift() ?? [undefined, () => end.abort()];
      before();
      end.signal.throwIfAborted();
      return tip!;
    },
    heads: async () => nodes.map(({ canonical }) => canonical.get(Math.max(...canonical.keys()))!),
    isHeld: async ({ height, hash }: BlockRef) =>
      nodes.some(({ canonical }) => canonical.get(height)?.hash === hash),
    refAt: async (height: number) => theirs.canonical.get(height)!,
  };
  const onTrouble = (error: unknown) => void (error !== null && troubles.push(error));
  await followChain({ source, store, onTrouble, retryMs: 0, finalityMs: 0 }, end.signal);
  // 11a, then the newest of ours whenever theirs is announced, and theirs once it is far ahead.
  expect(seen).toEqual(["0a", "11a", "14a", "14a", "14a", "15a", "30b"]);
  expect(store.steps.filter(({ undo }) => undo.length > 0)).toHaveLength(1);
  expect(String(troubles[0])).toMatch(/nodes are on different branches/);
});

test("a node on another branch than what is final stops nothing while another one has the held head", async () => {
  const node = aScriptedNode(branchOf(0, 40));
  node.finalized = 30;
  node.heads.push(aBlock(40));
  const fork = branchOf(20, 60, "b", "a");
  for (const block of fork) node.blocks.set(block.hash, block);
  node.heads.push(aBlock(41, "b"));
  const { store, error, troubles } = await followed(node, aBlock(0));
  expect(error).toBe(undefined);
  expect(troubles).toMatchObject([{ kind: "invalid" }]);
  expect(store.held().at(-1)!.hash).toBe("40a");
});

/** A chain in which only some heights have blocks. */
function gappedNode(heights: readonly number[], branch = "a"): ScriptedNode {
  const blocks = heights.map((height, i) => gapped(height, heights[i - 1] ?? 0, branch));
  return aScriptedNode(blocks);
}

function gapped(height: number, parentHeight: number, branch: string, parentBranch = branch): NodeBlock {
  return { ...aBlock(height, branch), parentHash: `${parentHeight}${parentBranch}`, parentHeight };
}

/** It lists blocks, and leaves some out. */
function listing(node: ScriptedNode, source: ChainSource, leavesOut: readonly number[] = []): ChainSource {
  return {
    ...source,
    refsFrom: async (from, count) =>
      [...node.canonical.values()]
        .filter(({ height }) => height >= from && !leavesOut.includes(height))
        .slice(0, count),
  };
}

const followingGaps = (node: ScriptedNode, anchor: BlockRef, leavesOut: readonly number[] = []) =>
  followed(node, anchor, (source) => listing(node, source, leavesOut));

test("heights without a block are gaps, also longer than what is read ahead, and a list that leaves blocks out loses none", async () => {
  const heights = [5, 6, 9, 10, 210, 211, 215, ...Array.from({ length: 100 }, (_, i) => 300 + 2 * i)];
  const node = gappedNode(heights);
  node.heads.push(node.canonical.get(10)!, node.canonical.get(215)!, node.canonical.get(498)!);
  const { store, troubles } = await followingGaps(node, node.canonical.get(5)!, [211, 304]);
  expect(troubles).toEqual([]);
  expect(store.held().map(({ height }) => height)).toEqual(heights);
});

test("a branch that skips the held head, or the block that following began after, takes their place", async () => {
  const node = gappedNode([3, 5, 8]);
  node.finalized = -1;
  const [anchor] = [node.canonical.get(5)!];
  node.heads.push(node.canonical.get(8)!);
  const fork = [gapped(7, 5, "b", "a"), gapped(10, 7, "b")];
  const deep = [gapped(9, 3, "c", "a"), gapped(20, 9, "c")];
  const first = await followingGaps(node, anchor);
  expect(first.store.held().map(({ hash }) => hash)).toEqual(["5a", "8a"]);
  addBlocks(node, fork);
  node.heads.push(aBlockOf(node, "8a"), aBlockOf(node, "10b"));
  const second = await followingGaps(node, anchor);
  expect(second.store.held().map(({ hash }) => hash)).toEqual(["5a", "7b", "10b"]);
  expect(undoneIn(second.store.steps)).toEqual(["8a"]);
  addBlocks(node, deep);
  node.heads.push(aBlockOf(node, "10b"), aBlockOf(node, "20c"));
  const third = await followingGaps(node, anchor);
  expect(third.store.held().map(({ hash }) => hash)).toEqual(["3a", "9c", "20c"]);
  // Nothing undoes the block that following began after.
  expect(undoneIn(third.store.steps)).toEqual(["10b", "7b"]);
});

function aBlockOf(node: ScriptedNode, hash: string): NodeBlock {
  return node.blocks.get(hash)!;
}

test("later blocks are read while earlier ones are committed, one commit after the other", async () => {
  const node = aScriptedNode(branchOf(0, 300));
  node.heads.push(aBlock(300));
  const store = memoryStore(aBlock(0));
  const end = new AbortController();
  const source = scriptedSource(node, () => end.abort());
  const isRead = Promise.withResolvers<void>();
  let running = 0;
  const slow: ChainStore = {
    ...store,
    async commit(step) {
      running += 1;
      expect(running).toBe(1);
      await isRead.promise;
      running -= 1;
      return store.commit(step);
    },
  };
  const noting: ChainSource = {
    ...source,
    block(ref, ...rest) {
      if (ref.height > 64) isRead.resolve();
      return source.block(ref, ...rest);
    },
  };
  await followChain({ source: noting, store: slow, onTrouble: fail, retryMs: 0 }, end.signal);
  expect(hashesOf(store.held())).toEqual(hashesOf(branchOf(0, 300)));
});

test("a block that cannot be read has what is held looked at only when the running commit has ended", async () => {
  const node = aScriptedNode(branchOf(0, 200));
  node.heads.push(aBlock(200), aBlock(200));
  const store = memoryStore(aBlock(0));
  const end = new AbortController();
  const source = scriptedSource(node, () => end.abort());
  const isRefused = Promise.withResolvers<void>();
  const steps: string[] = [];
  const noting: ChainStore = {
    ...store,
    load() {
      steps.push("load");
      return store.load();
    },
    async commit(step) {
      await isRefused.promise;
      steps.push("committed");
      return store.commit(step);
    },
  };
  const refusing: ChainSource = {
    ...source,
    async block(ref, ...rest) {
      if (ref.height !== 100 || steps.includes("committed")) return source.block(ref, ...rest);
      isRefused.resolve();
      throw new RpcFault("missing", "does not have it");
    },
  };
  await followChain({ source: refusing, store: noting, onTrouble: () => {}, retryMs: 0 }, end.signal);
  expect(steps.slice(0, 3)).toEqual(["load", "committed", "load"]);
  expect(hashesOf(store.held())).toEqual(hashesOf(branchOf(0, 200)));
});

test("a reorg while blocks are read ahead is found by the next walk", async () => {
  const node = aScriptedNode(branchOf(0, 200));
  node.heads.push(aBlock(200));
  const fork = branchOf(60, 201, "b", "a");
  const { store } = await followed(node, aBlock(0), (source) => ({
    ...source,
    async block(ref, ...rest) {
      const block = await source.block(ref, ...rest);
      if (ref.hash !== "63a" || node.heads.length > 0) return block;
      addBlocks(node, fork);
      node.heads.push(fork.at(-1)!);
      return block;
    },
  }));
  expect(hashesOf(store.held())).toEqual([...hashesOf(branchOf(0, 59)), ...hashesOf(fork)]);
});

function fail(error: unknown): void {
  if (error !== null) throw error;
}
