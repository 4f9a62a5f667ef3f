import { until } from "@tetron/domain/testing";
import { Agent } from "undici";
import { afterAll, expect, test } from "vitest";
import { createBudget } from "../rpc/budget.ts";
import { aNode, onEthereum } from "../rpc/testing.ts";
import { esplora } from "./esplora/esplora.ts";
import { anEsplora } from "./esplora/testing.ts";
import { etherscan } from "./etherscan/etherscan.ts";
import { ProviderFault } from "./fault.ts";
import { ots } from "./ots/ots.ts";
import { createPool } from "./pool.ts";
import type { WalletHistoryProvider } from "./provider.ts";
import { anExplorer, refuse } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const BITCOIN = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
const wallet = (n: number) => ({
  network: "ethereum" as const,
  address: `0x${(n + 1).toString(16).padStart(40, "0")}`,
});

/** Accounts of two transactions and an explorer of them, in a budget of five requests in each scaled second. */
async function anAccountExplorer(scale: number) {
  const open = new Set<string>();
  let mostOpen = 0;
  const explorer = stack.use(
    await anExplorer({
      account: (address) => ({
        normal: [1, 2].map((block) => ({
          ...{ blockNumber: `${block}`, timeStamp: `${1_500_000_000 + block}`, hash: `0x${block}` },
          ...{ from: address, to: SHOP, value: "1", isError: "0", methodId: "" },
        })),
        erc20: [],
      }),
      fault: (query) => {
        open.add(query.get("address")!);
        mostOpen = Math.max(mostOpen, open.size);
        return false;
      },
    }),
  );
  const provider = etherscan({
    ...{ url: explorer.url, key: undefined, networks: ["ethereum"], requestMs: 60_000 },
    budget: createBudget({ perSecond: 5 * scale, perDay: 1e9 }),
    dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
  });
  return { provider, explorer, open, mostOpen: () => mostOpen };
}

async function aPool(scale: number, kindOf?: NonNullable<Parameters<typeof createPool>[1]>["kindOf"]) {
  const { provider, explorer, open, mostOpen } = await anAccountExplorer(scale);
  const pool = createPool([provider], kindOf && { kindOf });
  const read = async (n: number) => {
    const { history } = await pool.read(wallet(n), signal);
    open.delete(wallet(n).address);
    return history;
  };
  return { read, pool, explorer, mostOpen };
}

test("a thousand unknown wallets at once are all read, in the order of asking, a few at a time", {
  timeout: 60_000,
}, async () => {
  const { read, explorer, mostOpen } = await aPool(1_000);
  const done: number[] = [];
  const histories = await Promise.all(
    Array.from({ length: 1_000 }, async (_, n) => {
      const history = await read(n);
      done.push(n);
      return history;
    }),
  );
  expect(histories.map((history) => history!.address)).toEqual(histories.map((_, n) => wallet(n).address));
  expect(histories.every((history) => history!.transactions.length === 2)).toBe(true);
  // Nobody is overtaken by more than are read at once.
  for (const [at, n] of done.entries()) expect(Math.abs(at - n)).toBeLessThanOrEqual(8);
  expect(mostOpen()).toBeLessThanOrEqual(4);
  expect(explorer.asked.length).toBeLessThanOrEqual(3_000);
});

test("who leaves the queue holds nobody up", async () => {
  const { read, pool } = await aPool(1_000);
  const leaving = new AbortController();
  const left = Array.from({ length: 50 }, (_, n) => pool.read(wallet(n), leaving.signal));
  const staying = Array.from({ length: 20 }, (_, n) => read(100 + n));
  leaving.abort(new Error("left"));
  const outcomes = await Promise.allSettled(left);
  expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
  expect((await Promise.all(staying)).every((history) => history!.transactions.length === 2)).toBe(true);
});

test("a contract is not asked for, a wallet is, and so is an address of which nobody can tell", async () => {
  const kinds = ["contract", "wallet", null] as const;
  const { pool, explorer } = await aPool(1_000, async ({ address }) => {
    const kind = kinds[Number(address) - 1]!;
    return kind && { kind, provider: "rpc" };
  });
  const [contract, own, unknown] = await Promise.all([0, 1, 2].map((n) => pool.read(wallet(n), signal)));
  expect(contract).toMatchObject({
    provider: "rpc",
    history: null,
    coverage: { reason: "contract", share: 0 },
  });
  expect([own!.history, unknown!.history].map((history) => history!.transactions.length)).toEqual([2, 2]);
  expect(new Set(explorer.asked.map((query) => query.get("address")))).not.toContain(wallet(0).address);
});

test("an endpoint without the API is not asked again, and has no network then", async () => {
  const node = stack.use(
    await aNode(onEthereum((call, response) => refuse(call, response, -32601, "the method does not exist"))),
  );
  const own = ots({
    ...{ network: "ethereum", url: node.url, requestMs: 60_000 },
    budget: createBudget({ perSecond: 1_000, perDay: 1e9 }),
    dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
  });
  const alone = createPool([own]);
  expect(alone.has("ethereum")).toBe(true);
  await expect(alone.read(wallet(1), signal)).rejects.toMatchObject({ kind: "absent" });
  expect(alone.has("ethereum")).toBe(false);
  const { length } = node.asked;
  await expect(alone.read(wallet(2), signal)).rejects.toThrow("no provider has ethereum");
  expect(node.asked).toHaveLength(length);
});

test("a provider that hangs holds up no other network, nor one that is asked after it", async () => {
  const hanging = stack.use(await anExplorer({ account: () => undefined, fault: () => true }));
  const well = stack.use(await anEsplora({ transactions: () => [] }));
  const budget = createBudget({ perSecond: 1_000, perDay: 1e9 });
  const dispatcher = stack.adopt(new Agent(), (agent) => agent.destroy());
  const explorer = { key: undefined, networks: ["ethereum"] as const, requestMs: 60_000, budget, dispatcher };
  const pool = createPool([
    etherscan({ ...explorer, url: hanging.url }),
    esplora({ url: well.url, requestMs: 60_000, budget, dispatcher }),
  ]);
  const leaving = new AbortController();
  const hung = Array.from({ length: 8 }, (_, n) => pool.read(wallet(n), leaving.signal));
  await until("the explorer is asked", async () => hanging.asked.length >= 4 || undefined, 10_000);
  const bitcoin = await pool.read({ network: "bitcoin", address: BITCOIN }, signal);
  expect(bitcoin.provider).toBe("esplora");
  leaving.abort(new Error("left"));
  await Promise.allSettled(hung);
});

test("who waits for a rest to end holds no turn, and the next provider is asked for everybody", async () => {
  let refusals = 0;
  const failing = stack.use(
    await anExplorer({
      account: () => undefined,
      fault: (_, response) => {
        refusals += 1;
        response.writeHead(429, { "retry-after": "3600" }).end();
        return true;
      },
    }),
  );
  const { provider } = await anAccountExplorer(1_000);
  const first = etherscan({
    ...{ url: failing.url, key: undefined, networks: ["ethereum"], requestMs: 60_000 },
    budget: createBudget({ perSecond: 1_000, perDay: 1e9 }),
    dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
  });
  const both = createPool([first, provider]);
  const readings = await Promise.all(Array.from({ length: 40 }, (_, n) => both.read(wallet(n), signal)));
  expect(readings.every(({ history }) => history?.transactions.length === 2)).toBe(true);
  // Both lists of the four that were asked for first.
  expect(refusals).toBeLessThanOrEqual(8);
  const alone = createPool([first]);
  const refused = Array.from({ length: 40 }, (_, n) => alone.read(wallet(n), signal));
  for (const { reason } of (await Promise.allSettled(refused)) as PromiseRejectedResult[])
    expect(reason).toMatchObject({ kind: "busy" });
});

test("when none answers, the fault names each provider and what it said", async () => {
  const refusing = (name: string, kind: "plan" | "too_large") =>
    ({
      ...{ name, networks: ["ethereum"] },
      sees: { status: true, method: true, zeroValue: true, tokens: true, order: "both" },
      size: async () => ({ atLeast: 1 }),
      pages: () => {
        throw new ProviderFault(kind, `said ${kind}`);
      },
    }) satisfies WalletHistoryProvider;
  const pool = createPool([refusing("one", "plan"), refusing("two", "too_large")]);
  await expect(pool.read(wallet(1), signal)).rejects.toMatchObject({
    message: "one said plan; two said too_large",
  });
});

test("without a provider of its network a wallet is a fault", async () => {
  const read = createPool([]).read(wallet(1), signal);
  await expect(read).rejects.toBeInstanceOf(ProviderFault);
});
