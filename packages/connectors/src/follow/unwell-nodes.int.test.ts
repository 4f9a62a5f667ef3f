import type { ServerResponse } from "node:http";
import type { BlockRef } from "@tetron/domain/block";
import { describe, expect, test } from "vitest";
import { BURNT } from "../families/evm/blocks/fee-receivers.ts";
import { evmBlocks } from "../families/evm/blocks/source.ts";
import { ALICE, answersOf, aRawBlock, BOB, HASH, hash, transferLog } from "../families/evm/blocks/testing.ts";
import { openRpc } from "../rpc/pool.ts";
import { aNode, answer, onEthereum, type ReceivedCall, type TestNode } from "../rpc/testing.ts";
import { followChain } from "./follow-chain.ts";
import {
  aBlock,
  addBlocks,
  aScriptedNode,
  branchOf,
  followed,
  hashesOf,
  memoryStore,
  requireTested,
  type TestedIn,
  undoneIn,
} from "./testing.ts";

const EVM = "packages/connectors/src/families/evm/blocks/source.int.test.ts";
const POOL = "packages/connectors/src/rpc/pool.int.test.ts";
const SOLANA = "packages/connectors/src/families/solana/blocks/source.int.test.ts";
const INGESTION = "subgraphs/ingestion/src/follow";
const { signal } = new AbortController();
const REF = { height: 16, hash: HASH };

test.each<[what: string, shown: TestedIn]>([
  ["hangs", [POOL, "silence"]],
  ["resets connections", [POOL, "a cut connection"]],
  ["serves another chain", [EVM, "a node of another chain is never asked for a block"]],
  [
    "has pruned what is asked for, on Solana",
    [SOLANA, "and pruned blocks are distinguished from blocks that do not exist yet"],
  ],
  [
    "contradicts a final block",
    [
      `${INGESTION}/watch-anvil.int.test.ts`,
      "stops loudly when a final block would go, and goes on after a reset",
    ],
  ],
  [
    "has very large blocks, whose parts are committed and undone",
    [
      `${INGESTION}/large-blocks.int.test.ts`,
      "a block of 10,000 transactions and one with 20,000 logs are committed, every history as from scratch, and undone",
    ],
  ],
  [
    "has a clock an hour off",
    [
      `${INGESTION}/wrong-clocks.int.test.ts`,
      "loses no entry, adds none twice, and says how far it is behind",
    ],
  ],
])("what happens when a node %s is tested elsewhere", async (_what, shown) => requireTested(shown));

describe("a node that goes back 40 blocks", () => {
  test("above what is final has them undone once it goes on with others, and none before", async () => {
    const node = aScriptedNode(branchOf(0, 100));
    node.finalized = 50;
    node.heads.push(
      aBlock(100),
      () => {
        addBlocks(node, branchOf(0, 60));
        return aBlock(60);
      },
      () => {
        addBlocks(node, branchOf(61, 70, "b", "a"));
        return aBlock(70, "b");
      },
    );
    const { store, error, troubles } = await followed(node, aBlock(40));
    expect({ error, troubles }).toEqual({ error: undefined, troubles: [] });
    expect(store.steps.at(-2)!.undo).toEqual([]);
    expect(undoneIn(store.steps)).toEqual(hashesOf(branchOf(61, 100).toReversed()));
    expect(store.held().at(-1)!.hash).toBe("70b");
  });

  test("below what is final is said to be behind, and stops the follower once it has another final block", async () => {
    const node = aScriptedNode(branchOf(0, 100));
    node.finalized = 80;
    node.heads.push(
      aBlock(100),
      () => {
        addBlocks(node, branchOf(0, 60));
        return aBlock(60);
      },
      () => {
        addBlocks(node, branchOf(61, 90, "b", "a"));
        return aBlock(90, "b");
      },
    );
    const { store, error, troubles } = await followed(node, aBlock(40));
    expect(String(troubles)).toBe(
      "RpcFault: the newest block of every node that answers is below what is final",
    );
    expect(error).toMatchObject({ name: "ReorgBelowFinality" });
    expect(undoneIn(store.steps)).toEqual([]);
    expect(store.held().at(-1)!.hash).toBe("100a");
  });
});

test("two nodes that disagree for an hour have the follower stay on the branch that it holds, and say so", async () => {
  const BLOCKS = 300;
  const [ours, theirs] = [aScriptedNode(branchOf(0, 10)), aScriptedNode(branchOf(0, 10))];
  const all = aScriptedNode([...branchOf(11, 10 + BLOCKS, "b", "a"), ...branchOf(0, 10 + BLOCKS)]);
  for (let height = 11; height <= 10 + BLOCKS; height++)
    all.heads.push(
      () => {
        addBlocks(ours, [aBlock(height)]);
        return aBlock(height);
      },
      () => {
        const other = aBlock(height, "b", height === 11 ? "a" : "b");
        addBlocks(theirs, [other]);
        // Now and then it is a block ahead.
        if (height % 3 === 0) addBlocks(theirs, [aBlock(height + 1, "b")]);
        return theirs.canonical.get(Math.max(...theirs.canonical.keys()))!;
      },
    );
  const nodes = [ours, theirs];
  const { store, error, troubles } = await followed(all, aBlock(0), (source) => ({
    ...source,
    heads: async () => nodes.map(({ canonical }) => canonical.get(Math.max(...canonical.keys()))!),
    isHeld: async ({ height, hash: own }: BlockRef) =>
      nodes.some(({ canonical }) => canonical.get(height)?.hash === own),
  }));
  expect(error).toBe(undefined);
  expect(undoneIn(store.steps)).toEqual([]);
  expect(hashesOf(store.held())).toEqual(hashesOf(branchOf(0, 10 + BLOCKS)));
  expect(new Set(troubles.map(String))).toEqual(
    new Set([
      "RpcFault: nodes are on different branches; the held one is followed until another is far ahead",
    ]),
  );
});

/** The source over some nodes. */
function sourceOf(stack: AsyncDisposableStack, nodes: readonly TestNode[], deadlineMs = 10_000) {
  const urls = nodes.map(({ url }) => url);
  const maxBytes = 256 * 1024 * 1024;
  const rpc = stack.use(openRpc({ network: "ethereum", urls, deadlineMs, attemptMs: deadlineMs, maxBytes }));
  const open = evmBlocks({ network: "ethereum", pollMs: 10, finalDepth: 5, fees: BURNT });
  return { rpc, source: stack.use(open(rpc, urls)) };
}

type Raw = Parameters<typeof answersOf>[0];

/** A node of one block, that does not tell calls. `change` may write another answer, and answers whether it did. */
function nodeOf(
  raw: Raw,
  change: (call: ReceivedCall, response: ServerResponse) => boolean = () => false,
): Promise<TestNode> {
  const usual = answersOf(raw);
  const unknown = { code: -32_601, message: "the method does not exist" };
  return aNode(
    onEthereum((call, response) => {
      if (change(call, response)) return undefined;
      const result = usual(call);
      if (result !== undefined && result !== null) return result;
      answer(response, result === null ? { id: call.id, result } : { id: call.id, error: unknown });
      return undefined;
    }),
  );
}

test("a node that rate-limits everything loses nothing: it is said, and the follower goes on once it answers", async () => {
  await using stack = new AsyncDisposableStack();
  let isBusy = true;
  const node = stack.use(
    await nodeOf(aRawBlock(), (_call, response) => {
      if (isBusy) answer(response, { error: "slow down" }, 429);
      return isBusy;
    }),
  );
  const { source, rpc } = sourceOf(stack, [node], 300);
  const store = memoryStore({ height: 15, hash: hash(0), parentHash: hash(2), timestamp: 0 });
  const end = new AbortController();
  const troubles: unknown[] = [];
  const onTrouble = (error: unknown) => {
    if (error === null) return end.abort();
    troubles.push(error);
    isBusy = troubles.length < 2;
  };
  await followChain({ source, store, onTrouble, retryMs: 10, finalityMs: 0 }, end.signal);
  expect(String(troubles[0])).toMatch(/ethereum RPC: .*answered HTTP 429/);
  expect(hashesOf(store.held())).toEqual([hash(0), HASH]);
  expect(store.steps).toHaveLength(1);
  expect(rpc.health()[0]!.faults).toMatchObject({ busy: expect.any(Number) });
});

test.each<[what: string, refuse: (id: number) => object, said: RegExp]>([
  [
    "with the error of pruned history",
    (id) => ({ id, error: { code: 4444, message: "pruned history unavailable" } }),
    /pruned history unavailable/,
  ],
  ["with null", (id) => ({ id, result: null }), /does not have what eth_getBlockReceipts asks for/],
])(
  "a node that has pruned a block, and answers %s, is passed over, and alone it fails by name",
  async (_what, refuse, said) => {
    await using stack = new AsyncDisposableStack();
    const pruned = stack.use(
      await nodeOf(aRawBlock(), ({ id, method }, response) => {
        const isRefused = method === "eth_getBlockReceipts";
        if (isRefused) answer(response, refuse(id));
        return isRefused;
      }),
    );
    const archive = stack.use(await nodeOf(aRawBlock()));
    const { source } = sourceOf(stack, [pruned, archive]);
    expect((await source.block(REF, "everything", signal)).movements).toHaveLength(7);
    await expect(sourceOf(stack, [pruned]).source.block(REF, "everything", signal)).rejects.toThrow(said);
  },
);

describe("a very large block is read whole", () => {
  test("of 10,000 transactions", async () => {
    await using stack = new AsyncDisposableStack();
    const { block, receipts } = aRawBlock({ logs: [] });
    const hashes = Array.from({ length: 10_000 }, (_, i) => hash(0x10_000 + i));
    const transactions = hashes.map((own) => ({ ...block.transactions[0]!, hash: own }));
    const all = hashes.map((transactionHash) => ({ ...receipts[0]!, transactionHash }));
    const node = stack.use(await nodeOf({ block: { ...block, transactions }, receipts: all }));
    const read = await sourceOf(stack, [node]).source.block(REF, "everything", signal);
    expect(read.transactions.map((each) => each.hash)).toEqual(hashes);
    const paid = read.movements.filter(({ wallet, kind }) => wallet === BOB && kind === "native");
    expect(paid).toHaveLength(10_000);
  });

  test("with 20,000 logs, and an answer without them is none", async () => {
    await using stack = new AsyncDisposableStack();
    const logs = Array.from({ length: 20_000 }, (_, i) => transferLog(ALICE, BOB, i));
    const raw = aRawBlock({ logs });
    const node = stack.use(await nodeOf(raw));
    const read = await sourceOf(stack, [node]).source.block(REF, "everything", signal);
    const received = read.movements.filter(({ wallet, kind }) => wallet === BOB && kind === "token");
    expect(received.map(({ delta }) => delta)).toEqual(logs.map((_, i) => BigInt(i)));
    const bare = { ...raw, receipts: raw.receipts.map((receipt) => ({ ...receipt, logs: [] })) };
    const without = stack.use(await nodeOf(bare));
    await expect(sourceOf(stack, [without], 500).source.block(REF, "everything", signal)).rejects.toThrow(
      "no logs, though the block has some",
    );
  });
});
