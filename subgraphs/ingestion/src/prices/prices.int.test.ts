import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { putMovements } from "@tetron/lake/movements";
import { listPriceSpans } from "@tetron/lake/prices";
import { emptyLake, silent } from "@tetron/lake/testing";
import { graphql } from "graphql";
import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { NO_INDEX_SOURCES } from "../indexes/testing.ts";
import { recordPrices } from "../jobs/record-prices.ts";
import { valueHistories } from "../jobs/value-transfers.ts";
import { openSubgraph } from "../subgraph.ts";
import { importPrices } from "./import-prices.ts";
import { priceRecords } from "./price-records.ts";
import { seedPrices } from "./seed-prices.ts";

const [ALICE, SHOP, THIEF] = ["a11ce", "00509", "bad00"].map((end) => `0x${end.padStart(40, "0")}`) as [
  string,
  string,
  string,
];
const USDC = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const UNLISTED = "0x00000000000000000000000000000000000fa4e0";
const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1_000;
const signal = new AbortController().signal;

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());
const subgraph = openSubgraph({
  ...{ lake, taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, log: silent },
  indexSources: NO_INDEX_SOURCES,
});

async function ask(source: string, variableValues: Record<string, unknown> = {}) {
  const scopes = ["wallet:read", "data:write"] as const;
  const caller = { tenant: "acme", keyId: "key_1", requestId: "req_1", scopes };
  const contextValue = subgraph.createContext(caller, signal);
  const { data, errors } = await graphql({ schema: subgraph.schema, source, variableValues, contextValue });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

async function ofAlice(field: string) {
  const { wallet } = await ask(`{ wallet(network: "ethereum", address: "${ALICE}") { ${field} } }`);
  return wallet;
}

/** Takes in a file of prices, and values what is held. @returns Lines that were refused. */
async function importFile(...rows: string[]) {
  const lines = (async function* () {
    const cells = rows.map((row) => (row.split(",").length === 3 ? `${row},` : row));
    yield ["asset,day,usd,decimals", ...cells].map((text, i) => ({ line: i + 1, text }));
  })();
  const options = { source: "file:prices.csv", actor: "command-line", now: new Date(), signal };
  const { refusals } = await importPrices(lake, priceRecords(lines, "csv", new Date()), options);
  await valueHistories(lake, { signal });
  return refusals.map(({ line, reason }) => [line, reason]);
}

type Coins = readonly (readonly [from: string, to: string, eth: number, day: string])[];

async function importAlice(coins: Coins, tokens: readonly object[] = []) {
  const normal = coins.map(([from, to, eth, day]) => ({
    ...{ from, to, value: `${BigInt(eth) * 10n ** 18n}`, timeStamp: at(day) },
  }));
  const lines = [JSON.stringify({ address: ALICE, normal, erc20: tokens })];
  const { importHistories } = await ask(
    `mutation ($input: ImportInput!) { importHistories(input: $input) { created refused } }`,
    { input: { network: "ethereum", format: "NDJSON", lines } },
  );
  expect(importHistories).toEqual({ created: 1, refused: 0 });
}

const aToken = (contract: string, from: string, value: string, day = "2024-01-10") => ({
  ...{ from, to: ALICE, contractAddress: contract, value, timeStamp: at(day) },
  ...{ tokenName: "USD Coin", tokenSymbol: "USDC", tokenDecimal: "6" },
});

test("each transfer has the price of its day, also after the prices come later than it", async () => {
  await importAlice([
    [SHOP, ALICE, 2, "2016-01-10"],
    [SHOP, ALICE, 1, "2024-01-10"],
    [ALICE, THIEF, 1, "2024-02-10"],
  ]);
  const fields = `transfers { edges { node { valueUsd } } }
    counterparties { edges { node { wallet { address } sentUsd receivedUsd unpricedCount } } }`;
  const before = await ofAlice(fields);
  expect(before.transfers.edges.map(({ node }: { node: object }) => node)).toEqual(
    [null, null, null].map((valueUsd) => ({ valueUsd })),
  );
  expect(before.counterparties.edges.map(({ node }: { node: object }) => node)).toMatchObject([
    { wallet: { address: THIEF }, receivedUsd: "0", sentUsd: null, unpricedCount: "1" },
    { wallet: { address: SHOP }, receivedUsd: null, sentUsd: "0", unpricedCount: "2" },
  ]);

  await importFile("ETH,2016-01-10,1.5", "WETH,2024-01-09,2300.25");
  const after = await ofAlice(fields);
  // The second has the price of the day before; the third has none.
  expect(after.transfers.edges.map(({ node }: { node: object }) => node)).toEqual([
    { valueUsd: null },
    { valueUsd: "2300.25" },
    { valueUsd: "3" },
  ]);
  // What has no value comes last, though it would be worth most.
  expect(after.counterparties.edges.map(({ node }: { node: object }) => node)).toMatchObject([
    { wallet: { address: SHOP }, receivedUsd: "2303.25", unpricedCount: "0" },
    { wallet: { address: THIEF }, sentUsd: null, unpricedCount: "1" },
  ]);
});

test("a token that nobody lists is left out, whatever it calls itself, until somebody prices its contract", async () => {
  await seedPrices(lake, new Date());
  await importAlice(
    [[SHOP, ALICE, 0, "2024-01-10"]],
    [aToken(UNLISTED, THIEF, "999000000"), aToken(USDC, SHOP, "2500000")],
  );
  const fields = `transfers { edges { node { valueUsd exclusion } } }
    counterparties { edges { node { wallet { address } receivedUsd excludedCount unpricedCount } } }`;
  const before = await ofAlice(fields);
  expect(before.transfers.edges.map(({ node }: { node: object }) => node)).toEqual([
    { valueUsd: "2.5", exclusion: null },
    { valueUsd: null, exclusion: "UNKNOWN_TOKEN" },
    { valueUsd: null, exclusion: "NO_AMOUNT" },
  ]);
  const none = { unpricedCount: "0" };
  expect(before.counterparties.edges.map(({ node }: { node: object }) => node)).toEqual([
    { wallet: { address: SHOP }, receivedUsd: "2.5", excludedCount: "1", ...none },
    { wallet: { address: THIEF }, receivedUsd: null, excludedCount: "1", ...none },
  ]);

  expect(await importFile(`eip155:1/erc20:${UNLISTED},2024-01-10,0.5,6`)).toEqual([]);
  const { counterparties } = await ofAlice(fields);
  expect(counterparties.edges[0].node).toMatchObject({ receivedUsd: "499.5", excludedCount: "0" });
});

test("a pegged coin has its peg where nothing else is known, and else its own price", async () => {
  await seedPrices(lake, new Date());
  await importAlice([], [aToken(USDC, SHOP, "1000000", "2023-03-11"), aToken(USDC, SHOP, "1000000")]);
  await importFile("USDC,2023-03-11,0.97");
  const { transfers } = await ofAlice("transfers { edges { node { valueUsd } } }");
  expect(transfers.edges.map(({ node }: { node: object }) => node)).toEqual([
    { valueUsd: "1" },
    { valueUsd: "0.97" },
  ]);
  // A start does not put the shipped prices back.
  await seedPrices(lake, new Date());
  await importFile("USDC,2018-09-26,1.01");
  await seedPrices(lake, new Date());
  const spans = await listPriceSpans(lake.db);
  expect(spans.find(({ asset }) => asset === "USDC")).toMatchObject({
    ...{ days: 2, first: "2018-09-26", sources: ["file:prices.csv"] },
  });
});

test("later blocks have the price of their days too", async () => {
  await importAlice([[SHOP, ALICE, 1, "2024-01-10"]]);
  await importFile("ETH,2024-01-10,2000", "ETH,2024-01-20,3000");
  const asset = "eip155:1/slip44:60";
  const of = { transaction: 0, asset, kind: "native" } as const;
  const block = (height: number, day: string) => ({
    ...{ network: "ethereum" as const, height, hash: `0x${height}`, parentHash: `0x${height - 1}` },
    timestamp: at(day),
    transactions: [
      {
        ...{ index: 0, hash: `0xa${height}`, from: SHOP, to: ALICE, contract: null, value: 10n ** 18n },
        ...{ failed: false, methodId: null },
      },
    ],
    movements: [
      { ...of, index: 0, wallet: SHOP, counterparty: ALICE, delta: -(10n ** 18n) },
      { ...of, index: 1, wallet: ALICE, counterparty: SHOP, delta: 10n ** 18n },
    ],
  });
  await putMovements(lake.db, [block(10, "2024-01-20"), block(11, "2024-02-20")]);
  const { counterparties } = await ofAlice(
    "counterparties { edges { node { receivedUsd receivedCount unpricedCount } } }",
  );
  expect(counterparties.edges[0].node).toEqual({
    ...{ receivedUsd: "5000", receivedCount: "3", unpricedCount: "1" },
  });
});

const EXPOSURE = `exposure(direction: RECEIVED, maxHops: 1) {
  totalUsd seenShare unpricedCount excludedCount categories { category directShare usd } }`;

async function labelThief() {
  await ask(`mutation ($input: ImportInput!) { importLabels(input: $input) { created } }`, {
    input: {
      ...{ network: "ethereum", format: "CSV", list: "mine", version: "1" },
      lines: ["address,label", `${THIEF},phish-hack`],
    },
  });
}

test("parts of a flow in one asset need no price; in several, what has none is not seen", async () => {
  await seedPrices(lake, new Date());
  await labelThief();
  await importAlice([
    [SHOP, ALICE, 3, "2016-01-10"],
    [THIEF, ALICE, 1, "2024-01-10"],
  ]);
  await importFile("ETH,2016-01-10,1");
  const { exposure: coins } = await ofAlice(EXPOSURE);
  expect(coins).toEqual({
    ...{ totalUsd: "3", seenShare: 1, unpricedCount: "1", excludedCount: "0" },
    categories: [{ category: "scam_or_phishing", directShare: 0.25, usd: null }],
  });

  await lake.clear();
  await seedPrices(lake, new Date());
  await labelThief();
  await importAlice(
    [[SHOP, ALICE, 3, "2016-01-10"]],
    [aToken(USDC, THIEF, "2000000"), aToken(UNLISTED, THIEF, "2000000")],
  );
  const { exposure: mixed } = await ofAlice(EXPOSURE);
  expect(mixed).toEqual({
    ...{ totalUsd: "2", seenShare: 0.5, unpricedCount: "1", excludedCount: "1" },
    categories: [{ category: "scam_or_phishing", directShare: 0.5, usd: "2" }],
  });
});

test("lines that are no price of a day are refused, each with its field", async () => {
  const refused = await importFile(
    ...["NOPE,2024-01-10,1", "ETH,2024-02-30,1", "ETH,2924-01-10,1", "ETH,2024-01-10,0"],
    ...["ETH,2024-01-10,-1", `eip155:1/erc20:${UNLISTED},2024-01-10,1,`, "ETH,2024-01-11,1e3"],
    ...["ETH,2024-01-12,5,6", `eip155:1/erc20:${USDC},2024-01-12,1,18`, "USDT,2024-01-12,1,8"],
    ...["tetron:simnet/slip44:1,2024-01-12,5,18", "SIM,2024-01-12,5", "ETH,2024-01-12,5,x"],
  );
  expect(refused).toEqual([
    [2, "unknown_currency"],
    [3, "not_a_day"],
    [4, "in_the_future"],
    [5, "malformed"],
    [6, "malformed"],
    [7, "missing"],
    [8, "malformed"],
    ...[9, 10, 11].map((line) => [line, "not_listed"]),
    ...[
      [12, "simulated"],
      [13, "unknown_currency"],
      [14, "missing"],
    ],
  ]);
  expect(
    await importFile(
      ...["ETH,2024-01-12,5,18", "USDT,2024-01-12,1,6", "USDT,2024-01-13,1,18"],
      `eip155:1/erc20:${USDC},2024-01-12,1,6`,
    ),
  ).toEqual([]);
});

test("live prices are kept for their day, and a service is asked for past ones, only where it may be", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    response.end(JSON.stringify({ data: { amount: request.url!.includes("BTC") ? null : "12.5" } }));
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/{symbol}/{day}`;
  const asOf = new Date("2026-03-04T05:00:00Z");
  const provenance = { source: "chainlink:ethereum", asOf, ageSeconds: 1, live: true, stale: false };
  const live = {
    price: async (symbol: string) => ({
      ...{ symbol, usdE8: 7n, agreed: true, quotes: [] },
      provenance: { ...provenance, live: symbol === "ETH", problem: null },
    }),
  };
  const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const history = { url, path: "data.amount", from };
  await expect(
    recordPrices(lake, { live, history: { ...history, toLoopback: false } }).run(signal),
  ).rejects.toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ code: "UNPROCESSABLE" })]),
  });
  expect(asked).toEqual([]);
  const job = recordPrices(lake, { live, history: { ...history, toLoopback: true } });
  await expect(job.run(signal)).rejects.toMatchObject({
    errors: [{ message: expect.stringContaining("BTC") }],
  });
  const spans = new Map((await listPriceSpans(lake.db)).map(({ asset, ...rest }) => [asset, rest]));
  expect(spans.get("ETH")).toMatchObject({ days: 2, first: "2026-03-04" });
  expect([spans.get("SOL")?.days, spans.has("BTC")]).toEqual([1, false]);
  const before = asked.length;
  await expect(job.run(signal)).rejects.toThrow("1 prices were not read");
  // What is held is not asked for again.
  expect(asked.slice(before)).toEqual([`/BTC/${from}`]);
});
