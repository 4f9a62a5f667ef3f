import type { Block, Movement } from "@tetron/domain/block";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { deleteMovementsAbove, putMovements } from "@tetron/lake/movements";
import { transferHistories } from "@tetron/lake/tables/transfer-histories";
import { emptyLake, silent, type TestLake, testStores } from "@tetron/lake/testing";
import { graphql } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { NO_INDEX_SOURCES } from "../indexes/testing.ts";
import { projectTransfers } from "../jobs/project-transfers.ts";
import { storePrices } from "../prices/testing.ts";
import { openSubgraph } from "../subgraph.ts";

const ALICE = "0x00000000000000000000000000000000000a11ce";
const SHOP = "0x0000000000000000000000000000000000000509";
const THIEF = "0x00000000000000000000000000000000000bad00";
const USDC = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const FAKE = "0x00000000000000000000000000000000000fa4e0";
const ETH = 10n ** 18n;
const START = 1_700_000_000;

describe.each(testStores())("the graph of wallets on $kind", ({ kind, missing }) => {
  describe.skipIf(missing !== undefined)("", () => {
    let lake: TestLake;
    let subgraph: ReturnType<typeof openSubgraph>;
    beforeAll(async () => {
      lake = await emptyLake(kind);
      subgraph = openSubgraph({
        lake,
        taxonomy: SHIPPED_TAXONOMY,
        shelfLives: DEFAULT_SHELF_LIVES,
        log: silent,
        indexSources: NO_INDEX_SOURCES,
      });
    });
    afterAll(() => lake[Symbol.asyncDispose]());
    beforeEach(async () => {
      await lake.clear();
      await storePrices(lake, { ETH: 1_800, USDC: 1 });
    });

    function run(source: string, { tenant = "acme", ...variableValues }: Record<string, unknown> = {}) {
      const caller = {
        ...{ tenant: tenant as string, keyId: "key_1", requestId: "req_1" },
        scopes: ["wallet:read", "data:write", "admin:data"] as const,
      };
      const contextValue = subgraph.createContext(caller, new AbortController().signal);
      return graphql({ schema: subgraph.schema, source, variableValues, contextValue });
    }

    async function ask(source: string, given?: Record<string, unknown>) {
      const { data, errors } = await run(source, given);
      expect(errors).toBeUndefined();
      return JSON.parse(JSON.stringify(data));
    }

    /** Imports a history of Alice: what she sent is negative, in wei; and tokens. */
    async function importAlice(
      payments: readonly (readonly [party: string, wei: bigint])[],
      { tokens = [] as object[], shared = false, tenant = "acme", failed = -1 } = {},
    ) {
      const normal = payments.map(([party, wei], i) => ({
        ...{ timeStamp: START + i * 60, value: `${wei < 0n ? -wei : wei}`, hash: hashOf(i) },
        ...(wei < 0n ? { from: ALICE, to: party } : { from: party, to: ALICE }),
        ...(i === failed && { isError: "1" }),
      }));
      const lines = [JSON.stringify({ address: ALICE, normal, erc20: tokens })];
      const { importHistories } = await ask(
        `mutation ($input: ImportInput!) { importHistories(input: $input) { created updated refused } }`,
        { tenant, input: { network: "ethereum", format: "NDJSON", shared, lines } },
      );
      expect(importHistories.refused).toBe(0);
    }

    const PAGE = `pageInfo { hasNextPage endCursor } isComplete edges { node {
      at direction counterparty { address } asset { id symbol decimals } amount decimalAmount valueUsd kind failed transaction } }`;

    async function transfers(args: string, tenant = "acme") {
      const { wallet } = await ask(
        `{ wallet(network: "ethereum", address: "${ALICE}") { transfers(${args}) { ${PAGE} } } }`,
        { tenant },
      );
      return wallet.transfers;
    }

    async function counterparties(args: string, tenant = "acme") {
      const { wallet } = await ask(
        `{ wallet(network: "ethereum", address: "${ALICE}") { counterparties(${args}) { isComplete
          pageInfo { hasNextPage endCursor } edges { node { wallet { address } sentCount receivedCount sentUsd receivedUsd
          firstSeen lastSeen assets { asset { symbol } sent received sentCount receivedCount } } } } } }`,
        { tenant },
      );
      return wallet.counterparties;
    }

    test("pages of transfers are the whole history, the newest first, none twice", async () => {
      await importAlice(
        Array.from({ length: 25 }, (_, i) => [i % 2 ? SHOP : THIEF, BigInt(i - 12)] as const),
      );
      const seen: string[] = [];
      let after: string | null = null;
      let pages = 0;
      do {
        const page = await transfers(`first: 10${after === null ? "" : `, after: "${after}"`}`);
        seen.push(...page.edges.map(({ node }: { node: { transaction: string } }) => node.transaction));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        expect(page.isComplete).toBe(true);
        pages += 1;
      } while (after !== null);
      expect(pages).toBe(3);
      expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => hashOf(24 - i)));
    });

    test("a transfer has its amount exactly, and a value only when its asset has a price", async () => {
      const token = (contract: string, at: number, value: string) => ({
        ...{ timeStamp: START + at, from: SHOP, to: ALICE, contractAddress: contract, value },
        ...{ tokenName: "USD Coin", tokenSymbol: "USDC", tokenDecimal: "6", hash: hashOf(at) },
      });
      await importAlice([[SHOP, -(ETH / 2n)]], {
        tokens: [token(USDC, 100, "2500000"), token(FAKE, 200, "999000000")],
      });
      const { edges } = await transfers("first: 3");
      expect(edges.map(({ node }: { node: object }) => node)).toMatchObject([
        {
          asset: { id: `eip155:1/erc20:${FAKE}`, symbol: null, decimals: 6 },
          decimalAmount: "999",
          valueUsd: null,
        },
        {
          asset: { symbol: "USDC" },
          amount: "2500000",
          decimalAmount: "2.5",
          valueUsd: "2.5",
          kind: "TOKEN",
        },
        {
          ...{
            at: new Date(START * 1_000).toISOString(),
            direction: "SENT",
            counterparty: { address: SHOP },
          },
          ...{ amount: `${ETH / 2n}`, decimalAmount: "0.5", valueUsd: "900", kind: "NATIVE", failed: false },
        },
      ]);
    });

    test("a direction leaves out counterparties, and no part of those that stay", async () => {
      const token = {
        ...{ timeStamp: START + 100, from: SHOP, to: ALICE, contractAddress: USDC, value: "2500000" },
        ...{ tokenName: "USD Coin", tokenSymbol: "USDC", tokenDecimal: "6", hash: hashOf(100) },
      };
      const payments = [
        [SHOP, -ETH],
        [THIEF, -2n * ETH],
      ] as const;
      await importAlice(payments, { tokens: [token] });
      const both = await counterparties("first: 5");
      const received = await counterparties("first: 5, direction: RECEIVED");
      const [shop] = received.edges;
      expect(received.edges).toHaveLength(1);
      expect(shop.node).toMatchObject({ sentCount: "1", receivedCount: "1" });
      const inBoth = both.edges.map(({ node }: { node: object }) => node);
      expect(inBoth).toContainEqual(shop.node);
    });

    test("a filter leaves out what does not match, and a page tells where it stopped", async () => {
      await importAlice([
        [SHOP, -1n],
        [THIEF, 2n],
        [SHOP, 3n],
        [THIEF, -4n],
      ]);
      const amounts = async (filter: string) =>
        (await transfers(`first: 10, filter: { ${filter} }`)).edges.map(
          ({ node }: { node: { amount: string } }) => node.amount,
        );
      expect(await amounts("direction: SENT")).toEqual(["4", "1"]);
      expect(await amounts(`counterparty: "${SHOP.toUpperCase().replace("0X", "0x")}"`)).toEqual(["3", "1"]);
      expect(await amounts('asset: "USDC"')).toEqual([]);
      const time = (minutes: number) => new Date((START + minutes * 60) * 1_000).toISOString();
      expect(await amounts(`from: "${time(1)}", to: "${time(3)}"`)).toEqual(["3", "2"]);
    });

    test("counterparties have totals, and each order is paged without a gap", async () => {
      await importAlice(
        [
          [SHOP, -ETH],
          [SHOP, -ETH],
          [THIEF, 5n * ETH],
          [SHOP, ETH],
          [SHOP, -9n * ETH],
        ],
        { failed: 4 },
      );
      const both = await counterparties("first: 10");
      expect(both.edges.map(({ node }: { node: object }) => node)).toEqual([
        {
          ...{
            wallet: { address: THIEF },
            sentCount: "0",
            receivedCount: "1",
            sentUsd: "0",
            receivedUsd: "9000",
          },
          ...{ firstSeen: isoOf(2), lastSeen: isoOf(2) },
          assets: [
            {
              asset: { symbol: "ETH" },
              sent: "0",
              received: `${5n * ETH}`,
              sentCount: "0",
              receivedCount: "1",
            },
          ],
        },
        {
          ...{
            wallet: { address: SHOP },
            sentCount: "2",
            receivedCount: "1",
            sentUsd: "3600",
            receivedUsd: "1800",
          },
          ...{ firstSeen: isoOf(0), lastSeen: isoOf(3) },
          assets: [
            {
              asset: { symbol: "ETH" },
              sent: `${2n * ETH}`,
              received: `${ETH}`,
              sentCount: "2",
              receivedCount: "1",
            },
          ],
        },
      ]);
      const order = async (args: string) => {
        const first = await counterparties(`first: 1, ${args}`);
        const rest = await counterparties(`first: 1, after: "${first.pageInfo.endCursor}", ${args}`);
        const { edges } = { edges: [...first.edges, ...rest.edges] };
        return edges.map(({ node }: { node: { wallet: { address: string } } }) => node.wallet.address);
      };
      expect(await order("orderBy: COUNT")).toEqual([SHOP, THIEF]);
      expect(await order("orderBy: RECENT")).toEqual([SHOP, THIEF]);
      expect(await order("orderBy: VALUE")).toEqual([THIEF, SHOP]);
      expect(await order("orderBy: VALUE, direction: SENT")).toEqual([SHOP]);
      const lines = ["address,label", `${SHOP},phish-hack`];
      await ask(`mutation ($input: ImportInput!) { importLabels(input: $input) { created } }`, {
        input: { network: "ethereum", format: "CSV", list: "mine", version: "1", lines },
      });
      expect(await order("orderBy: RISK")).toEqual([SHOP, THIEF]);
    });

    test("a cursor of another order, direction or wallet is refused", async () => {
      await importAlice([SHOP, THIEF].map((party) => [party, 1n]));
      const { pageInfo } = await counterparties("first: 1, orderBy: COUNT");
      const refused = async (address: string, args: string) => {
        const { errors } = await run(`{ wallet(network: "ethereum", address: "${address}") {
          counterparties(first: 1, after: "${pageInfo.endCursor}", ${args}) { isComplete } } }`);
        return errors?.[0]?.message;
      };
      expect(await refused(ALICE, "orderBy: COUNT")).toBeUndefined();
      for (const args of ["orderBy: VALUE", "orderBy: RISK", "orderBy: COUNT, direction: SENT"])
        expect(await refused(ALICE, args)).toBe("after: is not a cursor of this list.");
      expect(await refused(SHOP, "orderBy: COUNT")).toBe("after: is not a cursor of this list.");
    });

    test("another tenant sees nothing of a private history, and the shared one instead of it", async () => {
      await importAlice([[SHOP, -1n]]);
      expect(await transfers("first: 5", "bolt")).toBeNull();
      expect(await counterparties("first: 5", "bolt")).toBeNull();
      await importAlice([[SHOP, -1n]], { shared: true, tenant: "cove" });
      expect((await transfers("first: 5", "bolt")).edges).toHaveLength(1);
      // Two owners' histories of the same wallet are one list.
      expect((await transfers("first: 5")).edges).toHaveLength(1);
    });

    test("a history that replaces another one replaces its transfers", async () => {
      await importAlice([[SHOP, -1n]]);
      await importAlice([
        [SHOP, -1n],
        [THIEF, -2n],
      ]);
      expect((await transfers("first: 5")).edges).toHaveLength(2);
      expect((await counterparties("first: 5")).edges).toHaveLength(2);
    });

    test("what is not held is null, never empty", async () => {
      const { wallet } = await ask(
        `{ wallet(network: "ethereum", address: "${THIEF}") { transfers { isComplete } counterparties { isComplete } balances { amount } } }`,
      );
      expect(wallet).toEqual({ transfers: null, counterparties: null, balances: null });
    });

    test("histories of an older version have their transfers after the job", async () => {
      await importAlice([
        [SHOP, -1n],
        [THIEF, 2n],
      ]);
      const before = await transfers("first: 5");
      await lake.db.delete(transferHistories);
      expect(await transfers("first: 5")).toBeNull();
      await projectTransfers(lake).run(new AbortController().signal);
      expect(await transfers("first: 5")).toEqual(before);
    });

    test("blocks of a followed chain go on where the history ends, nothing twice, and a reorg takes them back", async () => {
      await importAlice([
        [SHOP, -1n],
        [THIEF, 2n],
      ]);
      // The first block is one that the history has.
      await putMovements(lake.db, [
        aBlock(10, 60, THIEF, 2n),
        aBlock(11, 120, SHOP, 7n),
        aBlock(12, 180, THIEF, -3n),
      ]);
      const first = await transfers("first: 1");
      expect(first).toMatchObject({
        isComplete: false,
        edges: [{ node: { amount: "3", direction: "SENT" } }],
      });
      const rest = await transfers(`first: 10, after: "${first.pageInfo.endCursor}"`);
      const amounts = rest.edges.map(({ node }: { node: { amount: string } }) => node.amount);
      expect(amounts).toEqual(["7", "2", "1"]);
      const totals = (await counterparties("first: 5, orderBy: COUNT")).edges.map(
        ({ node }: { node: { sentCount: string; receivedCount: string } }) => [
          node.sentCount,
          node.receivedCount,
        ],
      );
      expect(totals).toEqual([
        ["1", "1"],
        ["1", "1"],
      ]);

      await deleteMovementsAbove(lake.db, "ethereum", 11);
      expect((await transfers("first: 10")).edges).toHaveLength(3);
    });

    test("a balance is shown where it follows from what is held: of tokens from a whole history, of coins never from one", async () => {
      const token = (from: string, to: string, at: number, value: string) => ({
        ...{ timeStamp: START + at, from, to, contractAddress: USDC, value },
        ...{ tokenName: "USD Coin", tokenSymbol: "USDC", tokenDecimal: "6", hash: hashOf(at) },
      });
      await importAlice([[SHOP, ETH]], {
        tokens: [token(SHOP, ALICE, 100, "2500000"), token(ALICE, THIEF, 200, "500000")],
      });
      const { wallet } = await ask(
        `{ wallet(network: "ethereum", address: "${ALICE}") { balances { asset { symbol } received sent amount decimalAmount valueUsd } } }`,
      );
      expect(wallet.balances).toEqual([
        {
          ...{ asset: { symbol: "USDC" }, received: "2500000", sent: "500000", amount: "2000000" },
          ...{ decimalAmount: "2", valueUsd: "2" },
        },
        {
          ...{ asset: { symbol: "ETH" }, received: `${ETH}`, sent: "0", amount: null },
          ...{ decimalAmount: null, valueUsd: null },
        },
      ]);
    });
  });
});

function hashOf(n: number): string {
  return `0x${n.toString(16).padStart(64, "0")}`;
}

function isoOf(minutes: number): string {
  return new Date((START + minutes * 60) * 1_000).toISOString();
}

/** A block with one payment of Alice, negative when she sends it, `seconds` after the first of her history. */
function aBlock(height: number, seconds: number, party: string, wei: bigint): Block {
  const asset = "eip155:1/slip44:60";
  const movement = { transaction: 0, asset, kind: "native" } as const;
  const sides: Movement[] = [
    { ...movement, index: wei < 0n ? 0 : 1, wallet: ALICE, counterparty: party, delta: wei },
    { ...movement, index: wei < 0n ? 1 : 0, wallet: party, counterparty: ALICE, delta: -wei },
  ];
  const [from, to] = wei < 0n ? [ALICE, party] : [party, ALICE];
  return {
    ...{ network: "ethereum", height, hash: hashOf(height), parentHash: hashOf(height - 1) },
    timestamp: START + seconds,
    transactions: [
      {
        index: 0,
        hash: hashOf(1_000 + height),
        from,
        to,
        contract: null,
        value: wei < 0n ? -wei : wei,
        failed: false,
        methodId: null,
      },
    ],
    movements: sides,
  };
}
