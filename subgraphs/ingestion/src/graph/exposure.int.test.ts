import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { emptyLake, silent } from "@tetron/lake/testing";
import { graphql } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";
import { NO_INDEX_SOURCES } from "../indexes/testing.ts";
import { storePrices } from "../prices/testing.ts";
import { openSubgraph } from "../subgraph.ts";

const [ALICE, BETWEEN, EXCHANGE, THIEF, LATE, UNKNOWN] = [1, 2, 3, 4, 5, 6].map(
  (n) => `0x000000000000000000000000000000000000e0${n.toString(16).padStart(2, "0")}`,
) as [string, string, string, string, string, string];
const START = 1_700_000_000;

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());
const subgraph = openSubgraph({
  ...{ lake, taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, log: silent },
  indexSources: NO_INDEX_SOURCES,
});

async function ask(source: string, { tenant = "acme", ...variableValues }: Record<string, unknown> = {}) {
  const scopes = ["wallet:read", "data:write"] as const;
  const caller = { tenant: tenant as string, keyId: "key_1", requestId: "req_1", scopes };
  const contextValue = subgraph.createContext(caller, new AbortController().signal);
  const { data, errors } = await graphql({ schema: subgraph.schema, source, variableValues, contextValue });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

/** Imports what a wallet was paid, in whole ETH at minutes after the start. */
async function importPaid(
  address: string,
  paid: readonly (readonly [from: string, to: string, eth: number, minute: number])[],
) {
  const normal = paid.map(([from, to, eth, minute]) => ({
    ...{ from, to, value: `${BigInt(eth) * 10n ** 18n}`, timeStamp: START + minute * 60 },
  }));
  await ask(`mutation ($input: ImportInput!) { importHistories(input: $input) { created } }`, {
    input: { network: "ethereum", format: "NDJSON", lines: [JSON.stringify({ address, normal })] },
  });
}

/** What Alice has is a quarter from an exchange; the rest passed a wallet that half of it came to from a thief. */
async function importAll() {
  await storePrices(lake, { ETH: 1_800 });
  await importPaid(ALICE, [
    [BETWEEN, ALICE, 3, 60],
    [EXCHANGE, ALICE, 1, 61],
  ]);
  await importPaid(BETWEEN, [
    [THIEF, BETWEEN, 2, 10],
    [UNKNOWN, BETWEEN, 2, 20],
    [BETWEEN, ALICE, 3, 60],
    [LATE, BETWEEN, 50, 90],
  ]);
  const lines = ["address,label", `${EXCHANGE},exchange`, `${THIEF},phish-hack`, `${LATE},gambling`];
  await ask(`mutation ($input: ImportInput!) { importLabels(input: $input) { created } }`, {
    input: { network: "ethereum", format: "CSV", list: "mine", version: "1", lines },
  });
}

async function exposure(address: string, args: string, tenant = "acme") {
  const { wallet } = await ask(
    `{ wallet(network: "ethereum", address: "${address}") { exposure(${args}) { totalUsd seenShare isComplete
      categories { category directShare indirectShare usd path { wallet { address } usd } } } } }`,
    { tenant },
  );
  return wallet.exposure;
}

test("exposure follows the flow through wallets without a label, and no further than time allows", async () => {
  await importAll();
  const found = await exposure(ALICE, "direction: RECEIVED, maxHops: 2");
  expect(found).toEqual({
    ...{ totalUsd: "7200", seenShare: 1, isComplete: true },
    categories: [
      {
        ...{ category: "scam_or_phishing", directShare: 0, indirectShare: 0.375, usd: "2700" },
        path: [
          { wallet: { address: BETWEEN }, usd: "5400" },
          { wallet: { address: THIEF }, usd: "3600" },
        ],
      },
      {
        ...{ category: "exchange", directShare: 0.25, indirectShare: 0, usd: "1800" },
        path: [{ wallet: { address: EXCHANGE }, usd: "1800" }],
      },
    ],
  });
});

test("what stands behind a wallet that is not held is not taken for clean", async () => {
  await importAll();
  // Who paid the unknown wallet is not held.
  expect((await exposure(ALICE, "maxHops: 3")).seenShare).toBeCloseTo(0.625, 9);
  expect((await exposure(ALICE, "maxHops: 1")).categories).toMatchObject([{ directShare: 0.25 }]);
});

test("the other direction is where the flow goes", async () => {
  await importAll();
  expect(await exposure(BETWEEN, "direction: SENT")).toMatchObject({
    totalUsd: "5400",
    seenShare: 1,
    categories: [],
  });
});

test("another tenant sees no neighbourhood of a private history", async () => {
  await importAll();
  expect(await exposure(ALICE, "maxHops: 3", "bolt")).toBeNull();
});

async function paths(from: string, to: string, tenant = "acme") {
  const found = await ask(
    `{ paths(network: "ethereum", from: "${from}", to: "${to}", maxHops: 3) { isExhaustive paths { steps { wallet { address } usd } } } }`,
    { tenant },
  );
  return found.paths;
}

test("a path leads over wallets that passed on what they had, and over none that was paid too late", async () => {
  await importAll();
  // What is held of the thief is what others were paid.
  expect(await paths(THIEF, ALICE)).toEqual({
    isExhaustive: false,
    paths: [
      {
        steps: [
          { wallet: { address: BETWEEN }, usd: "3600" },
          { wallet: { address: ALICE }, usd: "5400" },
        ],
      },
    ],
  });
  expect((await paths(LATE, ALICE)).paths).toEqual([]);
  expect((await paths(LATE, BETWEEN)).paths).toHaveLength(1);
  expect((await paths(ALICE, THIEF)).paths).toEqual([]);
});

test("paths between wallets of which nothing is held are null, and another tenant's histories tell none", async () => {
  await importAll();
  expect(await paths(THIEF, UNKNOWN)).toBeNull();
  expect(await paths(THIEF, ALICE, "bolt")).toBeNull();
});
