import type { ServerResponse } from "node:http";
import type { AccountHistory } from "@tetron/domain/history";
import { Agent } from "undici";
import { afterAll, expect, test } from "vitest";
import { parseExplorerAccount } from "../../datasets/explorer-account.ts";
import { createBudget } from "../../rpc/budget.ts";
import { createPool } from "../pool.ts";
import { readWallet } from "../read-wallet.ts";
import { anExplorer, type ExplorerAccountRows, type ExplorerOptions, type Row } from "../testing.ts";
import { etherscan } from "./etherscan.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const ADDRESS = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const KEY = "SECRETKEYSECRETKEYSECRETKEY0123456";
const wallet = { network: "ethereum", address: ADDRESS } as const;
const { signal } = new AbortController();

function rows(count: number, { perBlock = 3, change = {} }: { perBlock?: number; change?: object } = {}) {
  return Array.from({ length: count }, (_, i): Row => {
    const block = 1_000 + Math.floor(i / perBlock);
    return {
      ...{ blockNumber: `${block}`, timeStamp: `${1_500_000_000 + block}`, hash: `0x${i.toString(16)}` },
      ...{ from: i % 2 ? ADDRESS : SHOP, to: i % 2 ? SHOP : ADDRESS, value: `${i}` },
      ...{ isError: i % 5 ? "0" : "1", input: i % 4 ? "0xa9059cbb0000" : "0x", ...change },
    };
  });
}

const TOKEN = { contractAddress: SHOP, tokenName: "Coin", tokenSymbol: "C", tokenDecimal: "6" };

async function explorerOf(account: Partial<ExplorerAccountRows>, options: Partial<ExplorerOptions> = {}) {
  const explorer = stack.use(
    await anExplorer({ account: () => ({ normal: [], erc20: [], ...account }), ...options }),
  );
  const provider = etherscan({
    ...{ url: `${explorer.url}/v2/api`, key: KEY, networks: ["ethereum"], requestMs: 2_000 },
    budget: createBudget({ perSecond: 10_000, perDay: 100_000 }),
    dispatcher: stack.adopt(new Agent({ maxResponseSize: 1 << 24 }), (agent) => agent.destroy()),
  });
  return { explorer, provider, read: () => readWallet(provider, wallet, signal) };
}

const withMethods = (list: readonly Row[]) =>
  list.map((row) => ({ ...row, methodId: row["input"] === "0x" ? "" : String(row["input"]).slice(0, 10) }));

function whole({ normal = [], erc20 = [] }: Partial<ExplorerAccountRows>): AccountHistory {
  return parseExplorerAccount({ ...wallet, normal: withMethods(normal), erc20 }).history;
}

test.each([1_000, 7, 4])("a history read in pages of %d is the whole one", async (mostRows) => {
  const account = { normal: rows(200), erc20: rows(90, { perBlock: 2, change: TOKEN }) };
  const { read } = await explorerOf(account, { mostRows });
  const { history, coverage } = await read();
  expect(history).toEqual(whole(account));
  expect(coverage).toEqual({ complete: true, reason: "end", share: 1, from: "start" });
});

test("a block with more rows than an endpoint gives at once is read whole", async () => {
  const account = { normal: rows(60, { perBlock: 30 }), erc20: [] };
  const { read } = await explorerOf(account, { mostRows: 7 });
  expect((await read()).history).toEqual(whole(account));
});

test("a chain and the key are asked for, and the second wallet needs no confirmation of its end", async () => {
  const { explorer, read } = await explorerOf({ normal: rows(40), erc20: rows(40, { change: TOKEN }) });
  await read();
  expect(explorer.asked[0]!.get("chainid")).toBe("1");
  expect(explorer.asked[0]!.get("apikey")).toBe(KEY);
  const first = explorer.asked.length;
  await read();
  expect(explorer.asked.length - first).toBeLessThanOrEqual(first);
});

test("an account without entries is empty only when the explorer says so", async () => {
  const { read } = await explorerOf({});
  expect((await read()).history).toMatchObject({ transactions: [], tokenTransfers: [] });
});

test("of a long history the oldest 900 and the newest 100 entries are read", async () => {
  const account = { normal: rows(2_500, { perBlock: 1 }), erc20: rows(12, { change: TOKEN }) };
  const { read } = await explorerOf(account);
  const { history, coverage } = await read();
  const all = whole(account);
  const { transactions } = all;
  expect(history).toEqual({
    ...all,
    transactions: [...transactions.slice(0, 900), ...transactions.slice(-100)],
  });
  expect(coverage).toEqual({ complete: false, reason: "cap", share: null, from: "both_ends" });
});

test("a wallet of ten thousand transactions is taken for a service, after a few requests", async () => {
  const { explorer, read } = await explorerOf({ normal: rows(10_000, { perBlock: 1 }) });
  expect((await read()).history).toBeNull();
  expect(explorer.asked.length).toBeLessThan(8);
});

const json = (response: ServerResponse, body: unknown, status = 200, headers = {}) => {
  response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  return true;
};
const said = (message: string, result: unknown, status = "0") => ({ status, message, result });

test.each([
  ["plan", said("NOTOK", `Invalid API Key ${KEY}`), 200],
  ["plan", said("NOTOK", []), 200],
  ["plan", said("NOTOK", "Free API access is not supported for this chain"), 200],
  ["busy", said("NOTOK", "Max rate limit reached"), 200],
  ["invalid", said("OK", [], "1"), 200],
  ["invalid", "<html>Just a moment…</html>", 200],
  ["invalid", '{"status":"1","message":"OK","result":[{"block', 200],
  ["invalid", said("OK", [{ ...rows(1)[0], value: `${2n ** 256n}` }], "1"), 200],
  ["invalid", said("OK", [{ ...rows(1)[0], from: SHOP, to: SHOP }], "1"), 200],
  ["busy", "slow down", 429],
  ["plan", "who are you", 403],
  ["refused", "oops", 500],
] as const)(
  "%s: %j is a fault, never an empty history, and never shows the key",
  async (kind, body, status) => {
    const { read } = await explorerOf(
      { normal: rows(5) },
      { fault: (_, response) => json(response, body, status) },
    );
    const fault = await read().catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: "ProviderFault", kind });
    expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain(KEY);
  },
);

test("a page that is repeated for ever is a fault", async () => {
  const page = said("OK", rows(1_000), "1");
  const { read } = await explorerOf({}, { fault: (_, response) => json(response, page) });
  await expect(read()).rejects.toMatchObject({ kind: "invalid" });
});

test("an endpoint that hangs is a fault when its time is up", async () => {
  const { read } = await explorerOf({}, { fault: () => true });
  await expect(read()).rejects.toMatchObject({ kind: "timeout" });
});

test("a token's name of a megabyte and 77 decimals leave the wallet readable", async () => {
  const erc20 = rows(2, { change: { ...TOKEN, tokenDecimal: "77", tokenSymbol: "\u0000".repeat(1 << 20) } });
  const { read } = await explorerOf({ normal: rows(3), erc20 });
  const { history } = await read();
  expect(history!.transactions).toHaveLength(3);
  expect(history!.tokenTransfers).toHaveLength(2);
});

test("a busy provider is asked again after its pause, with and without Retry-After", async () => {
  for (const headers of [{}, { "retry-after": "1" }]) {
    const account = { normal: rows(9) };
    const { provider } = await explorerOf(account, {
      fault: (_, response, nth) => nth <= 2 && json(response, "busy", 429, headers),
    });
    const { history } = await createPool([provider]).read(wallet, signal);
    expect(history).toEqual(whole(account));
  }
});

test("the next provider is asked when the first refuses for good", async () => {
  const account = { normal: rows(9) };
  const refusing = await explorerOf({}, { fault: (_, response) => json(response, said("NOTOK", "no"), 200) });
  const { provider } = await explorerOf(account);
  const { history } = await createPool([refusing.provider, provider]).read(wallet, signal);
  expect(history).toEqual(whole(account));
});

test("tokens with names of a megabyte hide the tokens, not the wallet", async () => {
  const spam = { ...TOKEN, tokenName: "x".repeat(1 << 20) };
  const account = { normal: rows(5), erc20: rows(20, { change: spam }) };
  const { history } = await (await explorerOf(account)).read();
  expect(history).toMatchObject({ sees: { status: true, method: true, zeroValue: true, tokens: false } });
  expect(history!.transactions).toEqual(whole({ normal: account.normal }).transactions);
  const nothingElse = await explorerOf({ erc20: account.erc20 });
  await expect(nothingElse.read()).rejects.toMatchObject({ kind: "too_large" });
});
