import type { ServerResponse } from "node:http";
import type { Block } from "@tetron/domain/block";
import { until } from "@tetron/domain/testing";
import { beforeAll, describe, expect, test } from "vitest";
import solana from "../../../chains/solana/chain.ts";
import { aSvmNode, type SvmNode, type SvmNodeOptions } from "../../../litesvm/front/testing.ts";
import { type SvmBlock, type SvmChain, startChain } from "../../../litesvm/testing.ts";
import { startTraffic, type Traffic } from "../../../litesvm/traffic/testing.ts";
import { openRpc } from "../../../rpc/pool.ts";
import { aNode, answer, type ReceivedCall, type TestNode } from "../../../rpc/testing.ts";
import { callNode } from "../../../testing.ts";

const { signal } = new AbortController();
const GENESIS = "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d";
const COIN = "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/slip44:501";

// Long: the machine may be busy.
const LIMITS = { deadlineMs: 30_000, attemptMs: 10_000, hedgeMs: 20_000 };

let chain: SvmChain;
let traffic: Traffic;

beforeAll(async () => {
  chain = startChain();
  traffic = await startTraffic(chain);
  await traffic.produce(12);
});

function sourceOf(stack: AsyncDisposableStack, nodes: readonly { readonly url: string }[]) {
  const urls = nodes.map(({ url }) => url);
  const rpc = stack.use(openRpc({ network: "solana", urls, ...LIMITS }));
  return { source: stack.use(solana.blocks!(rpc, urls)), rpc };
}

async function aSource(stack: AsyncDisposableStack, options: SvmNodeOptions = {}) {
  const node = stack.use(await aSvmNode(chain, options));
  return { ...sourceOf(stack, [node]), node };
}

const idOf = ({ slot, blockhash }: SvmBlock) => ({ height: slot, hash: blockhash });
const newest = () => chain.blocks().at(-1)!;

describe("what a block moved", () => {
  let blocks: Block[];

  beforeAll(async () => {
    await using stack = new AsyncDisposableStack();
    const { source } = await aSource(stack);
    blocks = await Promise.all(
      chain.blocks().map((block) => source.block(idOf(block), "everything", signal)),
    );
  });

  test("adds up to what the machine says of every account, and each transaction to minus its fee", () => {
    const sums = new Map<string, bigint>();
    for (const { movements } of blocks)
      for (const { wallet, asset, delta } of movements)
        if (asset === COIN) sums.set(wallet, (sums.get(wallet) ?? 0n) + delta);
    for (const [wallet, sum] of sums)
      expect((chain.svm().getBalance(wallet as never) ?? 0n) - (traffic.before.get(wallet) ?? 0n)).toBe(sum);
    for (const { movements, transactions } of blocks)
      for (const { index } of transactions) {
        const own = movements.filter(({ transaction, asset }) => transaction === index && asset === COIN);
        const fee = own.find(({ kind }) => kind === "fee")!.delta;
        expect(own.reduce((sum, { delta }) => sum + delta, 0n)).toBe(fee);
      }
  });

  test("is known of addresses in lookup tables, of token-2022 without its fee, and of failures as fees alone", () => {
    const { movements, transactions } = blocks.at(-1)!;
    const of = (index: number) => movements.filter(({ transaction }) => transaction === index);
    const looked = newest().transactions[1]!.accounts.find(({ source }) => source === "lookupTable")!;
    expect(of(1)).toContainEqual(expect.objectContaining({ wallet: looked.pubkey, kind: "native" }));
    const [kept] = of(3).filter(({ kind, delta }) => kind === "token" && delta > 0n);
    const [sent] = of(3).filter(({ kind, delta }) => kind === "token" && delta < 0n);
    expect(-sent!.delta - kept!.delta).toBe((-sent!.delta + 99n) / 100n);
    expect(transactions.find(({ index }) => index === 6)).toMatchObject({
      failed: true,
      value: 0n,
      to: null,
    });
    expect(of(6).filter(({ delta }) => delta !== 0n)).toMatchObject([{ kind: "fee", delta: -5_000n }]);
    // A vote is no transaction of anybody; its fee is the block's.
    expect(of(7)).toEqual([]);
    expect(of(-1)).toMatchObject([{ kind: "fee", delta: -5_000n }, { kind: "reward" }]);
  });

  test("is read for some wallets alone", async () => {
    await using stack = new AsyncDisposableStack();
    const { source } = await aSource(stack);
    const [, second] = traffic.people;
    const part = await source.block(idOf(newest()), new Set([second]), signal);
    const whole = blocks.at(-1)!;
    expect(part.movements).toEqual(whole.movements.filter(({ wallet }) => wallet === second));
    expect(part.transactions.length).toBeLessThan(whole.transactions.length);
  });
});

describe("skipped slots", () => {
  const skipped = () => newest().slot - 1;

  test("are proven by the block after them, whose parent lies before them", async () => {
    await using stack = new AsyncDisposableStack();
    const { source } = await aSource(stack);
    const parent = chain.blocks().at(-2)!;
    expect(skipped()).toBeGreaterThan(parent.slot);
    expect(await source.refAt(skipped(), signal)).toMatchObject(idOf(parent));
    expect(await source.refAt(newest().slot, signal)).toMatchObject({ parentHeight: parent.slot });
    const refs = await source.refsFrom!(1, 500, signal);
    expect(refs.map(({ height }) => height)).toEqual(
      chain.blocks().flatMap(({ slot }) => (slot > 0 ? [slot] : [])),
    );
    await expect(source.refAt(newest().slot + 1, signal)).rejects.toMatchObject({ kind: "missing" });
  });

  test("that a node makes up are found out", async () => {
    await using stack = new AsyncDisposableStack();
    const node = stack.use(await aSvmNode(chain));
    const left = newest().slot;
    const liar = await changedNode(stack, node, ({ method }, result) =>
      method === "getBlocksWithLimit" ? (result as number[]).map(() => left) : result,
    );
    const { source } = sourceOf(stack, [liar]);
    await expect(source.refAt(2, signal)).rejects.toMatchObject({ kind: "invalid" });
  });

  test("and pruned blocks are distinguished from blocks that do not exist yet", async () => {
    await using stack = new AsyncDisposableStack();
    const { source } = await aSource(stack, { firstSlot: 6 });
    const at = (height: number) => source.block({ height, hash: newest().blockhash }, "everything", signal);
    await expect(at(2)).rejects.toThrow("does not have block 2: no endpoint goes back so far");
    await expect(at(skipped())).rejects.toThrow("the slot was skipped, or the node has lost it");
    await expect(at(newest().slot + 1)).rejects.toThrow("it is not available yet");
  });
});

describe("the newest block", () => {
  test("is the newest that is confirmed, and what is final lies behind it", async () => {
    await using stack = new AsyncDisposableStack();
    const { source } = await aSource(stack, { finalDepth: 4 });
    const head = await source.nextHead(undefined, signal);
    expect(head).toMatchObject(idOf(newest()));
    expect(await source.finalized(head, signal)).toBe(chain.blocks().at(-5)!.slot);
    expect(await source.heads(signal)).toEqual([head]);
    expect(await source.isHeld(head, signal)).toBe(true);
    expect(await source.isHeld({ ...head, hash: GENESIS }, signal)).toBe(false);
    expect(await source.isHeld({ ...head, height: head.height + 1 }, signal)).toBe(false);
  });

  test("is announced by WebSocket, and looked for where nobody announces", async () => {
    await using stack = new AsyncDisposableStack();
    const own = startChain();
    const node = stack.use(await aSvmNode(own));
    const { source } = sourceOf(stack, [node]);
    const first = await source.nextHead(undefined, signal);
    // It looks by itself until the node has agreed.
    const second = await source.nextHead(first, signal);
    expect(second).toMatchObject({ hash: first.hash });
    own.produce([]);
    node.announce();
    expect((await source.nextHead(second, signal)).height).toBe(1);
    own.produce([]);
    const looking = await source.nextHead(second, signal);
    expect(looking.height).toBe(2);
  });
});

/** A node that answers what another one does, changed. */
async function changedNode(
  stack: AsyncDisposableStack,
  { url }: SvmNode,
  change: (call: ReceivedCall, result: unknown, response: ServerResponse) => unknown,
): Promise<TestNode> {
  const answering = async (call: ReceivedCall, response: ServerResponse) =>
    change(call, await callNode(url, call.method, call.params), response);
  return stack.use(await aNode(answering));
}

type Raw = {
  transactions: { meta: { preBalances: number[]; postBalances: number[]; err: unknown } }[];
  [key: string]: unknown;
};

describe("a node that lies or lags is passed over, and its fault counted", () => {
  const changed = (change: (block: Raw) => unknown) => (block: Raw) => change(structuredClone(block));
  const moved = (block: Raw, at: number, by: number) => {
    const { postBalances } = block.transactions[at]!.meta;
    postBalances[0]! += by;
    return block;
  };

  test.each<[what: string, kind: string, change: (block: Raw) => unknown]>([
    [
      "without meta",
      "invalid",
      (block) => ({ ...block, transactions: [{ ...block.transactions[0], meta: null }] }),
    ],
    ["without transactions", "invalid", ({ transactions: _, ...block }) => block],
    ["with a parent that is not before it", "invalid", (block) => ({ ...block, parentSlot: 1_000 })],
    [
      "without most of its transactions",
      "invalid",
      (block) => ({ ...block, transactions: block.transactions.slice(-4) }),
    ],
    [
      "without one in the middle",
      "invalid",
      (block) => ({ ...block, transactions: block.transactions.filter((_, i) => i !== 2) }),
    ],
    ["with coins from nowhere", "invalid", changed((block) => moved(block, 0, 7))],
    ["with a failure that moved coins", "invalid", changed((block) => moved(moved(block, 6, -7), 6, 0))],
    ["of another branch", "missing", (block) => ({ ...block, blockhash: GENESIS })],
    ["without a time", "missing", (block) => ({ ...block, blockTime: null })],
    ["that is not there", "missing", () => null],
    [
      "of which it does not say whose tokens moved",
      "missing",
      (block) => JSON.parse(JSON.stringify(block).replaceAll(/"owner":"\w+",/g, "")),
    ],
  ])("a block %s", async (_, kind, change) => {
    await using stack = new AsyncDisposableStack();
    const good = stack.use(await aSvmNode(chain));
    const liar = await changedNode(stack, good, ({ method }, result) =>
      method === "getBlock" ? change(result as Raw) : result,
    );
    const wanted = await sourceOf(stack, [good]).source.block(idOf(newest()), "everything", signal);
    const both = sourceOf(stack, [liar, good]);
    expect(await both.source.block(idOf(newest()), "everything", signal)).toEqual(wanted);
    const alone = sourceOf(stack, [liar]);
    const end = new AbortController();
    const asking = alone.source.block(idOf(newest()), "everything", end.signal);
    asking.catch(() => {});
    const counted = () => new Map(Object.entries(alone.rpc.health()[0]!.faults)).has(kind);
    await until("the fault is counted", counted, LIMITS.deadlineMs);
    // A node that sends nonsense is asked again; what none has is an answer.
    end.abort(new Error("left"));
    await expect(asking).rejects.toThrow(kind === "missing" ? /^does not have / : "left");
  });

  test.each<[what: string, kind: string, write: (call: ReceivedCall, response: ServerResponse) => void]>([
    ["an HTML page", "invalid", (_, response) => void response.end("<html>502 Bad Gateway</html>")],
    [
      "half of its JSON",
      "invalid",
      ({ id }, response) => void response.end(`{"jsonrpc":"2.0","id":${id},"result":{"blockhash":"`),
    ],
    ["429", "busy", (_, response) => void response.writeHead(429, { "retry-after": "1" }).end()],
    [
      "that it is behind",
      "busy",
      ({ id }, response) =>
        answer(response, { id, error: { code: -32005, message: "Node is behind by 42 slots" } }),
    ],
    [
      "that the slot was skipped",
      "error",
      ({ id }, response) => answer(response, { id, error: { code: -32007, message: "Slot 9 was skipped" } }),
    ],
  ])("%s instead of a block", async (_, kind, write) => {
    await using stack = new AsyncDisposableStack();
    const good = stack.use(await aSvmNode(chain));
    const wrong = stack.use(
      await aNode((call, response) =>
        call.method === "getGenesisHash" ? GENESIS : void write(call, response),
      ),
    );
    const { source, rpc } = sourceOf(stack, [wrong, good]);
    const { height, hash } = await source.block(idOf(newest()), "everything", signal);
    expect({ height, hash }).toEqual(idOf(newest()));
    expect(rpc.health()[0]!.faults).toMatchObject({ [kind]: 1 });
  });

  test("another cluster", async () => {
    await using stack = new AsyncDisposableStack();
    const devnet = stack.use(await aNode(() => "EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG"));
    const { source, rpc } = sourceOf(stack, [devnet]);
    await expect(source.nextHead(undefined, signal)).rejects.toThrow("serves chain EtWTRABZ");
    expect(devnet.asked).toEqual(["getGenesisHash"]);
    expect(rpc.health()).toMatchObject([{ state: "wrong_chain" }]);
  });
});

test("an account with more lamports than a number holds exactly is read to the last one", async () => {
  await using stack = new AsyncDisposableStack();
  const good = stack.use(await aSvmNode(chain));
  const large = "13000000000000007";
  const node = stack.use(
    await aNode(async ({ id, method, params }, response) => {
      const text = JSON.stringify(await callNode(good.url, method, params));
      const [, before, after] = /"preBalances":\[(\d+),.*?"postBalances":\[(\d+),/.exec(text) ?? [];
      const moved = BigInt(after ?? 0) - BigInt(before ?? 0);
      const enlarged = text
        .replace(
          /"transactions":\[(\{.*?"version":\S+?\}),.*\],"rewards":\[.*?\]/,
          '"transactions":[$1],"rewards":[]',
        )
        .replace(/"preBalances":\[\d+/, `"preBalances":[${large}`)
        .replace(/"postBalances":\[\d+/, `"postBalances":[${BigInt(large) + moved}`);
      response.end(`{"jsonrpc":"2.0","id":${id},"result":${enlarged}}`);
    }),
  );
  const { source } = sourceOf(stack, [node]);
  const { transactions, movements } = await source.block(idOf(newest()), "everything", signal);
  expect(transactions).toHaveLength(1);
  expect(movements.filter(({ kind }) => kind === "native").reduce((sum, { delta }) => sum + delta, 0n)).toBe(
    0n,
  );
});
