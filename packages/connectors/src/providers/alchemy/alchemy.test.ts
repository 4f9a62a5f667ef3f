import { Agent } from "undici";
import { afterAll, expect, test } from "vitest";
import { parseExplorerAccount } from "../../datasets/explorer-account.ts";
import { createBudget } from "../../rpc/budget.ts";
import { readWallet } from "../read-wallet.ts";
import type { Row } from "../testing.ts";
import { alchemy } from "./alchemy.ts";
import { anAlchemy, type TestAlchemyOptions } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const ADDRESS = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const wallet = { network: "ethereum", address: ADDRESS } as const;
const { signal } = new AbortController();
/** More digits than a float has. */
const EXACT = "123456789012345678901234567";

function rows(count: number, { sentEvery = 2, change = {} }: { sentEvery?: number; change?: object } = {}) {
  return Array.from({ length: count }, (_, i): Row => {
    const [from, to] = i % sentEvery === 0 ? [ADDRESS, SHOP] : [SHOP, ADDRESS];
    const hash = `0x${i.toString(16).padStart(64, "0")}`;
    return {
      ...{
        blockNumber: `${1_000 + Math.floor(i / 3)}`,
        timeStamp: `${1_500_000_000 + Math.floor(i / 3)}`,
        hash,
      },
      ...{ from, to, value: i % 4 ? EXACT : "0", isError: i % 5 ? "0" : "1", methodId: "0x", ...change },
    };
  });
}

const TOKEN = { contractAddress: SHOP, tokenName: "C", tokenSymbol: "C", tokenDecimal: "6" };

async function alchemyOf(options: TestAlchemyOptions, perDay = 1e9) {
  const node = stack.use(await anAlchemy(options));
  const provider = alchemy({
    ...{ url: node.url, key: undefined, requestMs: 2_000, budget: createBudget({ perSecond: 1e9, perDay }) },
    dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
  });
  return { node, read: () => readWallet(provider, wallet, signal) };
}

test("a short history has exact values, those of zero and its failures, but no methods", async () => {
  const account = { normal: rows(12), erc20: rows(3, { change: TOKEN }) };
  const { node, read } = await alchemyOf({ account: () => account });
  const { history } = await read();
  const { transactions, tokenTransfers } = parseExplorerAccount({ ...wallet, ...account }).history;
  expect(history!.transactions).toEqual(transactions);
  expect(history!.tokenTransfers).toEqual(tokenTransfers);
  expect(history!.sees).toEqual({ status: true, method: false, zeroValue: true, tokens: true });
  const reads = [
    "alchemy_getAssetTransfers",
    "alchemy_getTokenBalances",
    "eth_getBalance",
    "eth_getTransactionCount",
  ];
  expect(node.asked).toEqual(expect.arrayContaining(reads));
});

test.each([1_000, 40, 7])(
  "in pages of %d, directions of unequal length are put together in order",
  async (mostRows) => {
    const account = {
      normal: rows(300, { sentEvery: 20 }),
      erc20: rows(90, { sentEvery: 3, change: TOKEN }),
    };
    const { read } = await alchemyOf({ account: () => account, mostRows });
    const { history, coverage } = await read();
    const { transactions, tokenTransfers } = parseExplorerAccount({ ...wallet, ...account }).history;
    const byTimeAndHash = (list: readonly { timestamp: number; hash: string | null }[]) =>
      list.toSorted((a, b) => a.timestamp - b.timestamp || a.hash!.localeCompare(b.hash!));
    const unknown = transactions.map((each) => ({ ...each, failed: false }));
    expect(byTimeAndHash(history!.transactions)).toEqual(byTimeAndHash(unknown));
    expect(byTimeAndHash(history!.tokenTransfers)).toEqual(byTimeAndHash(tokenTransfers));
    expect(history!.sees).toMatchObject({ status: false });
    expect(coverage.complete).toBe(true);
  },
);

const ZEROS = "0".repeat(62);

test.each([
  ["coins", { coins: 1 }],
  ["tokens", { tokens: [{ contractAddress: SHOP, tokenBalance: `0x${ZEROS}0a` }] }],
])("a wallet without transfers that holds %s is unknown, not empty", async (_name, holds) => {
  const { read } = await alchemyOf({ account: () => undefined, ...holds });
  await expect(read()).rejects.toMatchObject({ kind: "invalid" });
  const nothing = { contractAddress: SHOP, tokenBalance: `0x${ZEROS}00` };
  const empty = await alchemyOf({ account: () => undefined, tokens: [nothing] });
  expect((await empty.read()).history!.transactions).toEqual([]);
});

test("a node is asked once for its chain, however many calls are its first", async () => {
  const { node, read } = await alchemyOf({ account: () => ({ normal: rows(3), erc20: [] }) });
  await Promise.all([read(), read()]);
  expect(node.asked.filter((method) => method === "eth_chainId")).toHaveLength(1);
});

test("its budget is in compute units: two lists, the nonce, the balances and a receipt for each transaction", async () => {
  const account = { normal: rows(3), erc20: [] };
  const needed = 2 * 120 + 3 * 20 + 3 * 20;
  const enough = await alchemyOf({ account: () => account }, needed);
  expect((await enough.read()).history!.transactions).toHaveLength(3);
  const less = await alchemyOf({ account: () => account }, needed - 1);
  await expect(less.read()).rejects.toMatchObject({ kind: "busy" });
});

test("a node of another chain is not asked for a history", async () => {
  const { node, read } = await alchemyOf({ account: () => undefined, chainId: "0x89" });
  await expect(read()).rejects.toMatchObject({ kind: "plan" });
  expect(node.asked).not.toContain("alchemy_getAssetTransfers");
});

test("a key of a page that is no longer known is a passing fault", async () => {
  const account = { normal: rows(90), erc20: [] };
  const { read } = await alchemyOf({ account: () => account, mostRows: 20, losesKeys: true });
  await expect(read()).rejects.toMatchObject({ kind: "refused" });
});
