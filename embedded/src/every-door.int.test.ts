import { readFileSync } from "node:fs";
import { anExplorer, type ExplorerAccountRows } from "@tetron/connectors/providers/testing";
import { emptyLake, silent } from "@tetron/lake/testing";
import { readSettings } from "@tetron/service/settings";
import { buildSchema, type GraphQLInputType, getNamedType, isInputObjectType, parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform, type Platform } from "./platform.ts";
import { Settings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const PAYER = `0x${"0b".repeat(20)}`;
/** A wallet that nobody holds, another one for each door. */
const nobody = (n: number) => `0x${"0c".repeat(18)}${n.toString(16).padStart(4, "0")}`;

/** Whoever is asked for traded with a known shop for a year. */
function history(address: string): ExplorerAccountRows {
  const normal = Array.from({ length: 40 }, (_, n) => ({
    ...{ blockNumber: `${4_000_000 + n}`, timeStamp: `${1_500_000_000 + n * 777_777}`, hash: `0x${n}` },
    ...(n % 2 === 0 ? { from: address, to: SHOP } : { from: SHOP, to: address }),
    ...{ value: "100000000000000000", isError: "0", methodId: "" },
  }));
  return { normal, erc20: [] };
}

let platform: Platform;
const asked = new Set<string>();
beforeAll(async () => {
  const account = (address: string) => {
    asked.add(address);
    return history(address);
  };
  const explorer = stack.use(await anExplorer({ account }));
  const settings = readSettings(Settings, {
    TETRON_ETHERSCAN_URL: explorer.url,
    TETRON_ETHERSCAN_PER_SECOND: "1000",
    TETRON_SOURCE_DEADLINE_MS: "5000",
  });
  const lake = stack.use(await emptyLake());
  platform = await openPlatform(stack, { lake, settings, log: silent, signal });
});

const caller = {
  ...{ tenant: "acme", keyId: "key_1", requestId: "req_1" },
  scopes: ["wallet:read", "score:read", "score:write", "reputation:read", "route:read", "route:write"],
} as const;

async function graph(query: string) {
  const { data, errors } = await platform.supergraph.execute({
    ...{ document: parse(query), context: { caller }, signal: AbortSignal.timeout(20_000) },
  });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

const payment = (to: string) =>
  `{ fromAddress: "${PAYER}", toAddress: "${to}", amount: "0.5", currency: "ETH", network: "ethereum" }`;

/** Every field that takes a wallet's address, with a query of the wallet through it. */
const DOORS: Record<string, (address: string) => Promise<unknown>> = {
  "Query.wallet": async (address) => {
    const { wallet } = await graph(`{ wallet(network: "ethereum", address: "${address}") {
      historyStatus history { sentTransactions } risk { fraudProbability } reputation { historyStatus confidence } } }`);
    expect(wallet.reputation.historyStatus).toBe(wallet.historyStatus);
    expect(wallet.reputation.confidence).toBeGreaterThan(0);
    return [wallet.history.sentTransactions, wallet.risk.fraudProbability];
  },
  "Query.reputations": async (address) => {
    const { reputations } = await graph(`{ reputations(network: "ethereum", addresses: ["${address}"]) {
      wallets { reputation { historyStatus confidence } history { sentTransactions } risk { fraudProbability } } } }`);
    const [wallet] = reputations.wallets;
    expect(wallet.reputation.historyStatus).toBe("OK");
    expect(wallet.reputation.confidence).toBeGreaterThan(0);
    return [wallet.history.sentTransactions, wallet.risk.fraudProbability];
  },
  "Query.quoteRoute": async (address) => {
    const { quoteRoute } = await graph(`{ quoteRoute(input: ${payment(address)}) { trust {
      to { fraudProbability confidence } } } }`);
    return [20, quoteRoute.trust.to.fraudProbability];
  },
  "Mutation.scoreTransaction": async (address) => {
    const { scoreTransaction } = await graph(`mutation { scoreTransaction(input: ${payment(address)}) {
      to { known fraudProbability wallet { history { sentTransactions } } } } }`);
    const { to } = scoreTransaction;
    return [to.wallet.history.sentTransactions, to.fraudProbability];
  },
  "Mutation.scoreTransactions": async (address) => {
    const { scoreTransactions } = await graph(`mutation { scoreTransactions(inputs: [${payment(address)}]) {
      results { score { to { fraudProbability wallet { history { sentTransactions } } } } } } }`);
    const { to } = scoreTransactions.results[0].score;
    return [to.wallet.history.sentTransactions, to.fraudProbability];
  },
};

/** Fields that take an address and answer nothing about the wallet: they list or store what the tenant has. */
const NOT_ABOUT_A_WALLET = new Set([
  "Query.scores",
  "Mutation.contestLabel",
  "Mutation.recordOutcome",
  "Mutation.watchWallets",
  "Mutation.unwatchWallets",
]);

test("every field of the graph that takes an address is a door that asks, or answers about no wallet", () => {
  const schema = buildSchema(readFileSync(new URL("../../schema/schema.graphql", import.meta.url), "utf8"));
  const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
  const taking = roots.flatMap((root) =>
    Object.values(root.getFields())
      .filter(({ args }) => args.some(({ name, type }) => isAddress(name) || hasAddress(type)))
      .map(({ name }) => `${root.name}.${name}`),
  );
  expect(taking.toSorted()).toEqual([...Object.keys(DOORS), ...NOT_ABOUT_A_WALLET].toSorted());
});

function isAddress(name: string): boolean {
  return /address(es)?$/i.test(name);
}

function hasAddress(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return isInputObjectType(named) && Object.keys(named.getFields()).some(isAddress);
}

test("each door asks for a wallet that is not held, and tells the same of it", async () => {
  const told: unknown[] = [];
  for (const [n, [name, tell]] of Object.entries(DOORS).entries()) {
    const address = nobody(n);
    told.push(await tell(address));
    expect([...asked], name).toContain(address);
  }
  for (const each of told) expect(each).toEqual(told[0]);
});
