import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import type { Interest } from "../../../follow/chain-source.ts";
import { openRpc } from "../../../rpc/pool.ts";
import {
  type Answering,
  aNode,
  answer,
  onEthereum,
  type ReceivedCall,
  type TestNode,
} from "../../../rpc/testing.ts";
import { BURNT } from "./fee-receivers.ts";
import { evmBlocks } from "./source.ts";
import { ALICE, answersOf, aRawBlock, BOB, HASH, hash, MINER, transferLog } from "./testing.ts";

const NONE = { code: -32_601, message: "the method does not exist" };
const CAROL = `0x${"c".repeat(40)}`;
const REF = { height: 16, hash: HASH, parentHash: hash(0), timestamp: 0x65000000 };
const { signal } = new AbortController();

/** Answers like a node of the sample block, unless `other` writes another answer. */
function nodeOf(
  sample = aRawBlock(),
  other: (call: ReceivedCall, response: ServerResponse) => unknown = () => undefined,
): Answering {
  const usual = answersOf(sample);
  return onEthereum((call, response) => {
    const changed = other(call, response);
    if (changed !== undefined) return changed === "written" ? undefined : changed;
    const result = usual(call);
    if (result !== undefined && result !== null) return result;
    answer(response, result === null ? { id: call.id, result } : { id: call.id, error: NONE });
    return undefined;
  });
}

/** The source over some nodes. */
function sourceOf(stack: AsyncDisposableStack, nodes: readonly TestNode[]) {
  const urls = nodes.map(({ url }) => url);
  const rpc = stack.use(
    openRpc({ network: "ethereum", urls, deadlineMs: 1_500, attemptMs: 500, hedgeMs: 500 }),
  );
  const open = evmBlocks({ network: "ethereum", pollMs: 10, finalDepth: 5, fees: BURNT });
  return { rpc, source: stack.use(open(rpc, urls)) };
}

const sample = aRawBlock();
const only = (method: string, result: unknown) => (call: ReceivedCall) =>
  call.method === method ? result : undefined;
const writing =
  (method: string, write: (call: ReceivedCall, response: ServerResponse) => unknown) =>
  (call: ReceivedCall, response: ServerResponse) => {
    if (call.method !== method) return undefined;
    write(call, response);
    return "written";
  };
const receipts = (result: unknown) => only("eth_getBlockReceipts", result);
const [receipt] = sample.receipts;

test.each<[what: string, bad: Answering, said: string]>([
  [
    "no logs, though the block's filter has some",
    nodeOf(sample, receipts([{ ...receipt, logs: [] }])),
    "no logs, though the block has some",
  ],
  [
    "other logs than the block's filter has",
    nodeOf(sample, receipts([{ ...receipt, logs: [transferLog(BOB, CAROL, 5)] }])),
    "other logs than the block has",
  ],
  ["no receipts", nodeOf(sample, receipts([])), "0 receipts of 1 transactions"],
  [
    "receipts of another block",
    nodeOf(sample, receipts([{ ...receipt, blockHash: hash(9) }])),
    `receipt 0 is of block ${hash(9)}`,
  ],
  [
    "receipts in another order",
    nodeOf(sample, receipts([{ ...receipt, transactionHash: hash(9) }])),
    "receipt 0 is of another transaction",
  ],
  [
    "a log of another block",
    nodeOf(sample, receipts([{ ...receipt, logs: [{ ...transferLog(ALICE, BOB, 5), blockHash: hash(9) }] }])),
    `receipt 0 has a log of block ${hash(9)}`,
  ],
  [
    "another block than was asked for",
    nodeOf(sample, only("eth_getBlockByHash", { ...sample.block, hash: hash(8) })),
    "another block",
  ],
  [
    "a page of HTML",
    nodeOf(
      sample,
      writing("eth_getBlockReceipts", (_, response) => response.end("<html>")),
    ),
    "an HTML page",
  ],
  [
    "half of its JSON",
    nodeOf(
      sample,
      writing("eth_getBlockReceipts", ({ id }, response) => response.end(`{"id":${id},"result":[{`)),
    ),
    "instead of JSON-RPC",
  ],
])(
  "a node that answers %s is passed over for another one, is counted, and alone fails clearly",
  async (_what, answering, said) => {
    await using stack = new AsyncDisposableStack();
    const [bad, good] = [stack.use(await aNode(answering)), stack.use(await aNode(nodeOf()))];
    const both = sourceOf(stack, [bad, good]);
    const block = await both.source.block(REF, "everything", signal);
    expect(block.movements).toContainEqual(
      expect.objectContaining({ wallet: BOB, delta: 5n, kind: "token" }),
    );
    const alone = sourceOf(stack, [bad]);
    await expect(alone.source.block(REF, "everything", signal)).rejects.toThrow(said);
    const [health] = alone.rpc.health();
    expect(Object.values(health!.faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  },
);

test("a node of another chain is never asked for a block", async () => {
  await using stack = new AsyncDisposableStack();
  const wrong = stack.use(await aNode(({ method }) => (method === "eth_chainId" ? "0x38" : sample.block)));
  const good = stack.use(await aNode(nodeOf()));
  const { source, rpc } = sourceOf(stack, [wrong, good]);
  await source.block(REF, "everything", signal);
  expect(wrong.asked.filter((method) => method !== "eth_chainId")).toEqual([]);
  await expect(sourceOf(stack, [wrong]).source.refOf(REF, signal)).rejects.toThrow("serves chain 56, not 1");
  expect(rpc.health()).toHaveLength(2);
});

test("a block that one node does not have yet is had from another, and from none it is missing", async () => {
  await using stack = new AsyncDisposableStack();
  const behind = stack.use(
    await aNode(
      nodeOf(
        sample,
        writing("eth_getBlockByHash", ({ id }, response) => answer(response, { id, result: null })),
      ),
    ),
  );
  const good = stack.use(await aNode(nodeOf()));
  expect(await sourceOf(stack, [behind, good]).source.refOf(REF, signal)).toEqual(REF);
  const alone = sourceOf(stack, [behind]);
  await expect(alone.source.refOf(REF, signal)).rejects.toMatchObject({ kind: "missing" });
  expect(alone.rpc.health()).toMatchObject([{ state: "well", faults: { missing: 1 } }]);
});

test("where a node knows no finalized block, what lies deep enough is final", async () => {
  await using stack = new AsyncDisposableStack();
  const node = stack.use(await aNode(nodeOf()));
  expect(await sourceOf(stack, [node]).source.finalized(REF, signal)).toBe(11);
});

test("every coin goes from one side to the other, and what is burnt to nobody", async () => {
  await using stack = new AsyncDisposableStack();
  const node = stack.use(await aNode(nodeOf()));
  const { source } = sourceOf(stack, [node]);
  const { movements, transactions } = await source.block(REF, "everything", signal);
  const coin = "eip155:1/slip44:60";
  expect(
    movements.map(({ wallet, counterparty, asset, delta, kind }) => [
      wallet,
      counterparty,
      asset === coin ? "coin" : "token",
      delta,
      kind,
    ]),
  ).toEqual([
    [ALICE, null, "coin", -70n, "fee"],
    [ALICE, MINER, "coin", -20n, "fee"],
    [MINER, ALICE, "coin", 20n, "fee"],
    [ALICE, BOB, "coin", -100n, "native"],
    [BOB, ALICE, "coin", 100n, "native"],
    [ALICE, BOB, "token", -5n, "token"],
    [BOB, ALICE, "token", 5n, "token"],
  ]);
  expect(transactions).toMatchObject([
    { index: 0, from: ALICE, to: BOB, value: 100n, failed: false, methodId: null },
  ]);
  expect(source.traces()).toBe(false);
});

test.each<[what: string, interest: Interest, wallets: string[], asked: boolean]>([
  ["a side of a transaction", new Set([BOB]), [BOB, BOB], true],
  ["nobody of it", new Set([`0x${"d".repeat(40)}`]), [], false],
  ["nobody at all", new Set<string>(), [], false],
])("of a block that touches %s only that is read", async (_what, interest, wallets, asked) => {
  await using stack = new AsyncDisposableStack();
  const node = stack.use(await aNode(nodeOf()));
  const block = await sourceOf(stack, [node]).source.block(REF, interest, signal);
  expect(block.movements.map(({ wallet }) => wallet)).toEqual(wallets);
  expect(block.transactions).toHaveLength(asked ? 1 : 0);
  expect(node.asked.includes("eth_getBlockReceipts")).toBe(asked);
});

test("a wallet that only a log names is found by the block's filter", async () => {
  await using stack = new AsyncDisposableStack();
  const logs = [transferLog(BOB, CAROL, 3)];
  const node = stack.use(await aNode(nodeOf(aRawBlock({ logs }))));
  const { movements } = await sourceOf(stack, [node]).source.block(REF, new Set([CAROL]), signal);
  expect(movements).toMatchObject([{ wallet: CAROL, counterparty: BOB, delta: 3n, kind: "token" }]);
});
