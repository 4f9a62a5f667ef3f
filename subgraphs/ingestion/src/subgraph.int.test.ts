import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { loadLabels } from "@tetron/lake/labels";
import { loadSanctions } from "@tetron/lake/sanctions";
import { aWallet, emptyLake, silent } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import type { Caller } from "@tetron/service/caller";
import { graphql } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";
import { NO_INDEX_SOURCES } from "./indexes/testing.ts";
import { openSubgraph } from "./subgraph.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const { schema, createContext } = openSubgraph({
  lake,
  taxonomy: SHIPPED_TAXONOMY,
  shelfLives: DEFAULT_SHELF_LIVES,
  log: silent,
  indexSources: NO_INDEX_SOURCES,
});
const CALLER: Caller = {
  tenant: "acme",
  keyId: "key_1",
  scopes: ["wallet:read", "data:write"],
  requestId: "req_1",
};
const ALICE = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const ETHEREUM = "ethereum";

async function ask(source: string, variableValues: object = {}, scopes = CALLER.scopes) {
  const contextValue = createContext({ ...CALLER, scopes }, new AbortController().signal);
  const answer = await graphql({ schema, source, variableValues: { ...variableValues }, contextValue });
  return JSON.parse(JSON.stringify(answer));
}

test("networks are known by identifier, with their assets, the native coin first", async () => {
  const answer = await ask(
    `{ networks { id } network(id: "ethereum") { caip2 family nativeCurrency assets { symbol decimals } } none: network(id: "doge") { id } }`,
  );
  expect(answer.data.networks.map(({ id }: { id: string }) => id)).toContain("solana");
  expect(answer.data.network).toMatchObject({ caip2: "eip155:1", family: "EVM", nativeCurrency: "ETH" });
  expect(answer.data.network.assets[0]).toEqual({ symbol: "ETH", decimals: 18 });
  expect(answer.data.none).toBeNull();
});

test("other subgraphs find a network by its key", async () => {
  const { data } = await ask(
    `{ _entities(representations: [{ __typename: "Network", id: "base" }, { __typename: "Network", id: "doge" }]) { ... on Network { name } } }`,
  );
  expect(data._entities).toEqual([{ name: "Base" }, null]);
});

const WALLET = `fragment W on Wallet { id network { id } address checksumAddress firstSeen lastSeen
  history { sentTransactions recipients contractsCreated } labels { label name list source version }
  sanctions { list version } sources { name version asOf ageSeconds shelfLifeSeconds stale } }`;

test("an unknown wallet is returned without labels or sanctions", async () => {
  const { data } = await ask(`{ wallet(network: "ethereum", address: "${ALICE}") { ...W } } ${WALLET}`);
  expect(data.wallet).toEqual({
    id: `eip155:1:${ALICE}`,
    network: { id: ETHEREUM },
    address: ALICE,
    checksumAddress: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    firstSeen: null,
    lastSeen: null,
    history: null,
    labels: [],
    sanctions: [],
    sources: [],
  });
});

test("an imported wallet has its history, labels and sanctions, each with where it comes from", async () => {
  const lines = [
    JSON.stringify({
      address: ALICE,
      normal: [
        { timeStamp: "1500000000", from: ALICE, to: SHOP, value: "1" },
        { timeStamp: "1500000060", from: ALICE, to: SHOP, value: "1" },
      ],
    }),
    "nonsense",
  ];
  const histories = { network: ETHEREUM, format: "NDJSON", lines };
  const labels = {
    network: ETHEREUM,
    format: "CSV",
    lines: ["\uFEFFaddress,label", `${ALICE},gambling`],
    list: "mine",
    version: "v1",
  };
  const imported = await ask(
    `mutation ($histories: ImportInput!, $labels: ImportInput!) {
      histories: importHistories(input: $histories) { id read created refused refusals { line reason } }
      labels: importLabels(input: $labels) { created }
    }`,
    { histories, labels },
  );
  expect(imported.data).toEqual({
    histories: {
      id: expect.stringMatching(/^imp_/),
      read: 1,
      created: 1,
      refused: 1,
      refusals: [{ line: 2, reason: "not_json" }],
    },
    labels: { created: 1 },
  });
  await loadSanctions(
    lake,
    {
      name: "OFAC SDN",
      version: "2024-09-27",
      url: "https://x.test",
      owner: "system" as const,
      network: "*" as const,
      asOf: new Date(),
    },
    [
      { address: ALICE, network: ETHEREUM, asset: "ETH" },
      { address: ALICE, network: ETHEREUM, asset: "USDT" },
    ],
  );

  const { data } = await ask(`{ wallet(network: "ethereum", address: "${ALICE}") { ...W } } ${WALLET}`);
  expect(data.wallet).toMatchObject({
    firstSeen: "2017-07-14T02:40:00.000Z",
    lastSeen: "2017-07-14T02:41:00.000Z",
    history: { sentTransactions: 2, recipients: 1, contractsCreated: 0 },
    labels: [
      {
        label: "gambling",
        name: null,
        list: "mine",
        source: "mine",
        version: expect.stringMatching(/^v1\+/),
      },
    ],
    sanctions: [{ list: "OFAC SDN", version: "2024-09-27" }],
    sources: [
      { name: "OFAC SDN", shelfLifeSeconds: 30 * 86_400, stale: false },
      // As old as its newest transaction, though it was imported just now.
      { name: "import", asOf: "2017-07-14T02:41:00.000Z", shelfLifeSeconds: 90 * 86_400, stale: true },
      { name: "mine", shelfLifeSeconds: 365 * 86_400, stale: false },
    ],
  });
});

test("labels of the same key on other networks count as they do for a score, each with what it means", async () => {
  const list = { owner: "operator" as const, url: "https://x.test", asOf: new Date("2026-01-01") };
  const onBase = { address: ALICE, network: "base" as const, name: "" };
  await loadLabels(lake, { ...list, name: "elsewhere", version: "1", network: "base" }, [
    { ...onBase, label: "phish-hack" },
    { ...onBase, label: "token-contract" },
  ]);
  await loadLabels(lake, { ...list, name: "here", version: "1", network: ETHEREUM }, [
    { address: ALICE, network: ETHEREUM, label: "binance", name: "Binance 14" },
    { address: ALICE, network: ETHEREUM, label: "a word of nobody", name: "" },
  ]);
  const { data, errors } = await ask(
    `{ wallet(network: "ethereum", address: "${ALICE}") { labels { list label network { id } category stance } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.wallet.labels).toEqual([
    {
      ...{ list: "elsewhere", label: "phish-hack", network: { id: "base" } },
      ...{ category: "scam_or_phishing", stance: "BAD" },
    },
    {
      ...{ list: "here", label: "a word of nobody", network: { id: ETHEREUM } },
      ...{ category: "unknown", stance: "NEUTRAL" },
    },
    {
      ...{ list: "here", label: "binance", network: { id: ETHEREUM } },
      ...{ category: "exchange", stance: "SERVICE" },
    },
  ]);
});

test("a contract that was created and did nothing else has created no contracts", async () => {
  const creation = { timeStamp: "1600000000", from: SHOP, to: "", contractAddress: ALICE, value: "0" };
  const lines = [
    JSON.stringify({ address: ALICE, normal: [creation] }),
    JSON.stringify({ address: SHOP, normal: [creation] }),
  ];
  const input = { network: ETHEREUM, format: "NDJSON", lines };
  await ask(`mutation ($input: ImportInput!) { importHistories(input: $input) { id } }`, { input });
  const { data } = await ask(
    `{ contract: wallet(network: "ethereum", address: "${ALICE}") { history { contractsCreated } }
       creator: wallet(network: "ethereum", address: "${SHOP}") { history { contractsCreated } } }`,
  );
  expect(data).toEqual({
    contract: { history: { contractsCreated: 0 } },
    creator: { history: { contractsCreated: 1 } },
  });
});

test("many wallets at once are one query of each table", async () => {
  const addresses = Array.from({ length: 20 }, (_, i) => `0x${String(i).padStart(40, "0")}`);
  await putWallets(
    lake.db,
    addresses.map((address) => aWallet({ address })),
  );
  let queries = 0;
  const select = (...args: []) => {
    queries += 1;
    return lake.db.select(...args);
  };
  const execute: typeof lake.db.execute = (query) => {
    queries += 1;
    return lake.db.execute(query);
  };
  const counting = Object.create(lake.db, { select: { value: select }, execute: { value: execute } });
  const context = openSubgraph({
    lake: { ...lake, db: counting },
    taxonomy: SHIPPED_TAXONOMY,
    shelfLives: DEFAULT_SHELF_LIVES,
    log: silent,
    indexSources: NO_INDEX_SOURCES,
  }).createContext(CALLER, new AbortController().signal);
  const representations = addresses.map((address) => ({ __typename: "Wallet", id: `eip155:1:${address}` }));
  const answer = await graphql({
    schema,
    contextValue: context,
    variableValues: { representations },
    source: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ...W } } ${WALLET}`,
  });
  expect(answer.errors).toBeUndefined();
  expect(queries).toBe(4);
});

test.each([
  ["wallet:read", `{ wallet(network: "ethereum", address: "${ALICE}") { id } }`],
  [
    "data:write",
    `mutation { importHistories(input: { network: "ethereum", format: CSV, lines: [] }) { id } }`,
  ],
])("without the scope %s there is no answer", async (missingScope, source) => {
  const { errors } = await graphql({
    schema,
    source,
    contextValue: createContext({ ...CALLER, scopes: [] }, new AbortController().signal),
  });
  expect(errors?.[0]?.originalError).toMatchObject({ code: "FORBIDDEN", details: { missingScope } });
});

test("an address of another network is refused, naming the field", async () => {
  const answer = await ask(`{ wallet(network: "bitcoin", address: "${ALICE}") { id } }`);
  expect(answer.errors[0].message).toContain("address:");
});

test("more lines than fit are refused before any is read", async () => {
  const input = { network: ETHEREUM, format: "CSV", lines: Array.from({ length: 1_001 }, () => "x") };
  const answer = await ask(`mutation ($input: ImportInput!) { importHistories(input: $input) { id } }`, {
    input,
  });
  expect(answer.errors[0].message).toContain("at most 1000 lines");
});

test("labels without the edition of their list are refused, naming both fields", async () => {
  const answer = await ask(
    `mutation { importLabels(input: { network: "ethereum", format: CSV, lines: ["address,label"] }) { id } }`,
  );
  expect(answer.errors[0].message).toContain("list and version");
});
