import { readFile } from "node:fs/promises";
import { isIncoming } from "@tetron/domain/block";
import { expect, test } from "vitest";
import { BURNT } from "../families/evm/blocks/fee-receivers.ts";
import { evmBlocks } from "../families/evm/blocks/source.ts";
import { ALICE, answersOf, aRawBlock, BOB, HASH, hash, transferLog } from "../families/evm/blocks/testing.ts";
import { printQuantity } from "../families/evm/quantity.ts";
import { openRpc } from "../rpc/pool.ts";
import { type Answering, aNode, onEthereum, type ReceivedCall } from "../rpc/testing.ts";
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

/** A fault of a node or a follower that was reported in public, and what shows that Tetron survives it. */
interface Case {
  /** The reports, as they are linked in docs/chains.md. */
  readonly reported: readonly string[];
  readonly what: string;
  /** A test here, or where it is elsewhere. */
  readonly shown: (() => Promise<void>) | readonly TestedIn[];
}

const FOLLOW = "packages/connectors/src/follow/follow-chain.test.ts";
const EVM = "packages/connectors/src/families/evm/blocks/source.int.test.ts";
const BITCOIN = "packages/connectors/src/families/bitcoin/blocks/source.int.test.ts";
const HISTORIES = "packages/connectors/src/providers/bad-input.int.test.ts";
const BITCOIND = "subgraphs/ingestion/src/follow/bitcoind/follow-bitcoind.int.test.ts";

const CASES: readonly Case[] = [
  {
    reported: ["go-ethereum#31323"],
    what: "only the last header of a reorg is announced",
    shown: [
      [FOLLOW, "only the last header of a reorg is announced: the walk finds the rest of both branches"],
    ],
  },
  {
    reported: ["moonbeam#3415"],
    what: "heads have a gap without a reorg",
    shown: [[FOLLOW, "a gap without a reorg is filled"]],
  },
  {
    reported: ["nethermind#3178"],
    what: "another block of the same height is never announced",
    shown: [[FOLLOW, "a replacement of the same height that was never announced is found by its child"]],
  },
  {
    reported: ["go-ethereum#24078", "nanoreth#153"],
    what: "a node that lags behind answers an empty list",
    shown: [
      [FOLLOW, "a node that lags behind takes nothing back, and one far below what is final stops nothing"],
      [EVM, "no receipts"],
    ],
  },
  {
    reported: ["lotus#13749"],
    what: "a block with logs is reported without any",
    shown: [[EVM, "no logs, though the block's filter has some"]],
  },
  {
    reported: ["go-ethereum#31593"],
    what: "after a reorg the logs of exactly the replaced height are missing",
    shown: logsMissingAfterReorg,
  },
  {
    reported: ["erigon#22106"],
    what: "the index of logs begins anew within a block",
    shown: logIndexBeginsAnew,
  },
  {
    reported: ["ponder#2221"],
    what: "the head falls from 1,000 to 400",
    shown: [
      [FOLLOW, "a node that lags behind takes nothing back, and one far below what is final stops nothing"],
    ],
  },
  {
    reported: ["ponder#1702"],
    what: "a deep reorg takes blocks away that nobody said were undone",
    shown: [
      [
        FOLLOW,
        "a deep reorg takes back every block, from the newest down, before it commits what replaces them",
      ],
    ],
  },
  {
    reported: ["graph-node#4792"],
    what: "a cache by height serves an orphan",
    shown: [[FOLLOW, "a node whose cache by height serves an orphan leads nobody astray for good"]],
  },
  {
    reported: ["optimism#22822"],
    what: "what is final goes back",
    shown: [[FOLLOW, "what is final never goes back, whatever nodes say later"]],
  },
  {
    reported: ["solana#24620", "oisy-wallet#14013"],
    what: "a page comes again",
    shown: pageComesAgain,
  },
  {
    reported: ["solana#24620"],
    what: "a page of a history comes again",
    shown: [[HISTORIES, "a page that comes again is a fault"]],
  },
  {
    reported: ["fuel-explorer#674"],
    what: "rows of an orphan keep its hash",
    shown: [
      [
        BITCOIND,
        "nodes on two branches do not have it go back and forth, and what replaces a block has rows of its own",
      ],
    ],
  },
  {
    reported: ["bitcoin#29668"],
    what: "`getblock 3` is answered without what inputs spend",
    shown: [
      [
        BITCOIN,
        "are never taken for less: without what inputs spend, another node is asked, or it fails clearly",
      ],
    ],
  },
];

test.each(CASES)("$reported: $what", async ({ shown, reported }) => {
  if (typeof shown === "function") await shown();
  else for (const each of shown) await requireTested(each);
  const docs = await readFile(new URL("../../../../docs/chains.md", import.meta.url), "utf8");
  for (const each of reported) expect(docs).toContain(`[${each}](https://github.com/`);
});

/** A block with one transfer of a token. `own` and `parent` are the ends of their hashes. */
function aTokenBlock(height: number, own: number, parent: number) {
  const of = { blockHash: hash(own), transactionHash: hash(own * 256) };
  return aRawBlock({
    logs: [{ ...transferLog(ALICE, BOB, 5), ...of }],
    transaction: { hash: of.transactionHash, blockHash: of.blockHash },
    receipt: of,
    block: { number: printQuantity(height), hash: hash(own), parentHash: hash(parent) },
  });
}

type RawBlocks = readonly ReturnType<typeof aTokenBlock>[];

/** A node of some blocks, the last of which is the newest; `change` may answer otherwise. */
function nodeOf(
  blocks: () => RawBlocks,
  change: (call: ReceivedCall) => unknown = () => undefined,
): Answering {
  return onEthereum((call) => {
    const changed = change(call);
    if (changed !== undefined) return changed;
    const [wanted] = call.params;
    const isWanted = ({ block }: RawBlocks[number]) => block.hash === wanted || block.number === wanted;
    const found = wanted === "latest" ? blocks().at(-1) : blocks().find(isWanted);
    if (found === undefined) return null;
    if (call.method === "eth_getBlockReceipts") return found.receipts;
    if (call.method === "debug_traceBlockByHash") return [{ result: { type: "CALL", from: ALICE, to: BOB } }];
    return call.params[1] === true ? found.block : { ...found.block, transactions: [] };
  });
}

async function logsMissingAfterReorg(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const before = [aTokenBlock(15, 0xf, 0xe), aTokenBlock(16, 0xa1, 0xf)];
  const after = [before[0]!, aTokenBlock(16, 0xb1, 0xf), aTokenBlock(17, 0xb2, 0xb1)];
  let [now, unreported] = [before, 2];
  const node = stack.use(
    await aNode(
      nodeOf(
        () => now,
        ({ method, params }) => {
          if (method !== "eth_getBlockReceipts" || params[0] !== hash(0xb1) || unreported === 0)
            return undefined;
          unreported -= 1;
          return after[1]!.receipts.map((receipt) => ({ ...receipt, logs: [] }));
        },
      ),
    ),
  );
  const rpc = stack.use(openRpc({ network: "ethereum", urls: [node.url] }));
  const open = evmBlocks({ network: "ethereum", pollMs: 10, finalDepth: 5, fees: BURNT });
  const source = stack.use(open(rpc, [node.url]));
  const store = memoryStore({ height: 15, hash: hash(0xf), parentHash: hash(0xe), timestamp: 0 });
  const end = new AbortController();
  const ending = {
    ...store,
    async commit(step: Parameters<typeof store.commit>[0]) {
      const window = await store.commit(step);
      now = after;
      if (window.head.height === 17) end.abort();
      return window;
    },
  };
  await followChain({ source, store: ending, onTrouble: () => {}, retryMs: 10, finalityMs: 0 }, end.signal);
  expect(hashesOf(store.held())).toEqual([hash(0xf), hash(0xb1), hash(0xb2)]);
  expect(undoneIn(store.steps)).toEqual([hash(0xa1)]);
  const replaced = store.steps.flatMap(({ blocks }) => blocks).find((block) => block.hash === hash(0xb1))!;
  expect(replaced.movements).toContainEqual(
    expect.objectContaining({ wallet: BOB, kind: "token", delta: 5n }),
  );
  expect(rpc.health()).toMatchObject([{ faults: { invalid: 2 } }]);
}

async function logIndexBeginsAnew(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const log = (transaction: number, value: number) => ({
    ...transferLog(ALICE, BOB, value),
    ...{ transactionHash: hash(transaction), logIndex: "0x0" },
  });
  const one = aRawBlock({ logs: [log(0x77, 5), log(0x77, 6)] });
  const two = aRawBlock({ logs: [log(0x78, 5)], receipt: { transactionHash: hash(0x78) } });
  const [first] = one.block.transactions;
  const transactions = [first!, { ...first!, hash: hash(0x78) }];
  const receipts = [...one.receipts, ...two.receipts];
  const usual = answersOf({ block: { ...one.block, transactions }, receipts });
  const calls = transactions.map(() => ({ result: { type: "CALL", from: ALICE, to: BOB } }));
  const answering: Answering = (call) => (call.method.startsWith("debug_") ? calls : usual(call));
  const node = stack.use(await aNode(onEthereum(answering)));
  const rpc = stack.use(openRpc({ network: "ethereum", urls: [node.url] }));
  const open = evmBlocks({ network: "ethereum", pollMs: 10, finalDepth: 5, fees: BURNT });
  const source = stack.use(open(rpc, [node.url]));
  const { signal } = new AbortController();
  const { movements } = await source.block({ height: 16, hash: HASH }, "everything", signal);
  const received = movements.filter((movement) => movement.kind === "token" && isIncoming(movement));
  expect(received.map(({ transaction, delta }) => [transaction, delta])).toEqual([
    [0, 5n],
    [0, 6n],
    [1, 5n],
  ]);
  expect(new Set(movements.map(({ transaction, index }) => `${transaction} ${index}`)).size).toBe(
    movements.length,
  );
}

async function pageComesAgain(): Promise<void> {
  const node = aScriptedNode(branchOf(0, 100));
  const first = branchOf(1, 64);
  node.heads.push(aBlock(100), () => {
    addBlocks(node, branchOf(101, 300));
    return aBlock(300);
  });
  const { store, troubles } = await followed(node, aBlock(0), (source) => ({
    ...source,
    refsFrom: async () => first,
  }));
  // What no list leads to is walked back to by hashes; so far that is given up and tried again, and nothing is taken back.
  expect(undoneIn(store.steps)).toEqual([]);
  expect(hashesOf(store.held())).toEqual(hashesOf(branchOf(0, 100)));
  expect(troubles).toMatchObject([{ kind: "invalid" }]);
}
