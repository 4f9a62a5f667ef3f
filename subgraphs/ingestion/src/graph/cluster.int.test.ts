import { aMainnetAddress } from "@tetron/connectors/bitcoind/as-mainnet/testing";
import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import type { LinkRule } from "@tetron/domain/address-link";
import { nativeAsset } from "@tetron/domain/asset";
import type { Block, Movement } from "@tetron/domain/block";
import { visibleTo } from "@tetron/domain/owner";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { putLinks } from "@tetron/lake/address-links";
import { loadLabels } from "@tetron/lake/labels";
import { putMovements } from "@tetron/lake/movements";
import { aLinkingBlock, emptyLake, type LinkedPair, silent, type TestLake } from "@tetron/lake/testing";
import { findTransferSources } from "@tetron/lake/transfer-sources";
import { findAdverseFlow } from "@tetron/verdict/entities/find-exposure";
import { graphql } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importTold } from "../follow/testing.ts";
import { NO_INDEX_SOURCES } from "../indexes/testing.ts";
import { storePrices } from "../prices/testing.ts";
import { openSubgraph } from "../subgraph.ts";

const START = 1_700_000_000;
/** In the order of text. */
const OWN = Array.from({ length: 8 }, (_, n) => aMainnetAddress(n)).sort();
const [WALLET, SECOND, THIEF, SHOP, BANK] = OWN as [string, string, string, string, string];

describe("the cluster of a wallet", () => {
  let lake: TestLake;
  let subgraph: ReturnType<typeof openSubgraph>;
  beforeAll(async () => {
    lake = await emptyLake();
    subgraph = openSubgraph({
      ...{ lake, taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, log: silent },
      indexSources: NO_INDEX_SOURCES,
    });
  });
  afterAll(() => lake[Symbol.asyncDispose]());
  beforeEach(() => lake.clear());

  async function answer(source: string, tenant = "acme") {
    const caller = { tenant, keyId: "key_1", requestId: "req_1", scopes: ["wallet:read"] as const };
    const contextValue = subgraph.createContext(caller, new AbortController().signal);
    const { data, errors } = await graphql({ schema: subgraph.schema, source, contextValue });
    return { data: JSON.parse(JSON.stringify(data)), errors };
  }
  async function ask(fields: string, address = WALLET, tenant = "acme") {
    const source = `{ wallet(network: "bitcoin", address: "${address}") { cluster { ${fields} } } }`;
    const { data, errors } = await answer(source, tenant);
    return { cluster: data?.wallet?.cluster, errors };
  }
  const label = (
    owner: "system" | "tenant:acme",
    name: string,
    rows: Readonly<Record<string, string>>,
    version = "1",
  ) =>
    loadLabels(
      lake,
      { ...{ owner, name, version, url: "https://x.test" }, network: "bitcoin", asOf: new Date() },
      Object.entries(rows).map(([address, said]) => {
        const [word, of = ""] = said.split(": ");
        return { network: "bitcoin" as const, address, label: word!, name: of };
      }),
    );

  test("has pages of its addresses, with the transaction by which each belongs to it", async () => {
    await putLinks(
      lake.db,
      OWN.slice(1).map((other, n) => blockWith(n, [WALLET, other])),
    );
    const page = `id size doubt members(first: 3) { pageInfo { hasNextPage endCursor }
      edges { node { wallet { address } rule transaction height since } } }`;
    const { cluster } = await ask(page, SHOP);
    expect(cluster).toMatchObject({ id: WALLET, size: 8, doubt: null });
    const seen: string[] = [];
    let after = "";
    for (let pages = 0; pages < 3; pages++) {
      const { cluster: next } = await ask(page.replace("first: 3", `first: 3 ${after}`));
      const { edges, pageInfo } = next.members;
      seen.push(...edges.map(({ node }: { node: { wallet: { address: string } } }) => node.wallet.address));
      expect(pageInfo.hasNextPage).toBe(pages < 2);
      after = `after: "${pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(OWN);
    expect(cluster.members.edges[1].node).toEqual({
      ...{ wallet: { address: SECOND }, rule: "COMMON_INPUTS", transaction: "tx0-0", height: 0 },
      since: new Date(START * 1_000).toISOString(),
    });
  });

  test("says what lists say of its other addresses, the worst first, to those who see the lists", async () => {
    await putLinks(lake.db, [
      blockWith(0, [WALLET, SECOND]),
      blockWith(1, [WALLET, THIEF], "change"),
      blockWith(2, [SECOND, SHOP]),
    ]);
    await label("system", "known", { [SHOP]: "exchange: Kraken 5", [WALLET]: "phish-hack" });
    await label("tenant:acme", "own", { [THIEF]: "phish-hack" });
    const fields = "size doubt named { wallet { address } listing rule confidence }";
    expect((await ask(fields)).cluster).toEqual({
      ...{ size: 4, doubt: null },
      named: [
        { wallet: { address: THIEF }, listing: "BAD", rule: "CHANGE", confidence: 0.6 },
        { wallet: { address: SHOP }, listing: "SERVICE", rule: "COMMON_INPUTS", confidence: 0.9 },
      ],
    });
    const other = await ask(fields, WALLET, "other");
    expect(other.cluster.named).toMatchObject([{ listing: "SERVICE" }]);
  });

  test("says nothing when lists name addresses of two services", async () => {
    await putLinks(lake.db, [blockWith(0, [WALLET, SHOP]), blockWith(1, [SHOP, BANK])]);
    await label("system", "known", { [SHOP]: "exchange: Kraken 5", [BANK]: "exchange: Kraken 6" });
    expect((await ask("doubt named { listing }")).cluster).toMatchObject({ doubt: null, named: [{}, {}] });
    await label("system", "known", { [SHOP]: "exchange: Kraken 5", [BANK]: "exchange: Binance 14" }, "2");
    expect((await ask("size doubt named { listing }")).cluster).toEqual({
      ...{ size: 3, doubt: "SEVERAL_SERVICES", named: [] },
    });
  });

  test("ends a way of its wallets' flow where common inputs connect them with an address that a list names", async () => {
    await storePrices(lake, { BTC: 50_000 });
    const received = (from: string, n: number): Movement => ({
      ...{ transaction: n, index: 1, wallet: WALLET, counterparty: from, kind: "native" },
      ...{ asset: nativeAsset("bitcoin").caip19, delta: 100_000_000n },
    });
    await putMovements(lake.db, [
      {
        ...blockWith(5, [SECOND, THIEF]),
        transactions: [SECOND, SHOP].map((from, index) => ({
          ...{ index, hash: `paid${index}`, from, to: WALLET, value: 100_000_000n },
          ...{ contract: null, failed: false, methodId: null },
        })),
        movements: [received(SECOND, 0), received(SHOP, 1)],
      },
    ]);
    await putLinks(lake.db, [blockWith(5, [SECOND, THIEF]), blockWith(6, [SHOP, BANK], "change")]);
    await label("system", "known", { [THIEF]: "phish-hack", [BANK]: "phish-hack" });
    const source = `{ wallet(network: "bitcoin", address: "${WALLET}") { exposure { seenShare
      categories { category directShare holderShare path { wallet { address } } } } } }`;
    expect((await answer(source)).data.wallet.exposure).toEqual({
      seenShare: 0.5,
      categories: [
        {
          ...{ category: "scam_or_phishing", directShare: 0.5, holderShare: 0.5 },
          path: [{ wallet: { address: SECOND } }],
        },
      ],
    });
    // What a score counts is from the same source.
    const owners = visibleTo("acme");
    const [root] = await findTransferSources(lake.db, owners, [{ network: "bitcoin", address: WALLET }]);
    const lookup = { lake, taxonomy: SHIPPED_TAXONOMY, owners, known: KNOWN_ASSETS };
    expect(await findAdverseFlow({ ...lookup, isOver: () => false }, root!, true)).toEqual({
      ...{ direct: 0.5, indirect: 0, path: [SECOND], seenShare: 0.5 },
      categories: [{ category: "scam_or_phishing", share: 0.5 }],
    });
  });

  test("has those who paid with the wallet by a history that a provider told, of which the height is not known", async () => {
    const paid = { direction: "sent", counterparty: SHOP, createsContract: false, failed: false } as const;
    const transactions = [2, 1].map((n) => ({
      ...{ ...paid, methodId: null, value: 1_000n, timestamp: START + 60 * n, hash: `told${n}` },
      paidWith: n === 1 ? [SECOND] : [SECOND, THIEF],
    }));
    const told = { network: "bitcoin", address: WALLET, tokenTransfers: [] } as const;
    const asOf = new Date();
    await importTold(lake, { ...told, transactions: transactions.toReversed() }, { source: "esplora", asOf });
    const page = "size members(first: 3) { edges { node { wallet { address } transaction height } } }";
    const { cluster } = await ask(page, THIEF);
    expect(cluster.size).toBe(3);
    expect(cluster.members.edges.map(({ node }: { node: object }) => node)).toEqual([
      { wallet: { address: WALLET }, transaction: "told1", height: null },
      { wallet: { address: SECOND }, transaction: "told1", height: null },
      { wallet: { address: THIEF }, transaction: "told2", height: null },
    ]);
  });

  test("is null where nothing shows another address, and a page out of range is refused", async () => {
    expect(await ask("size")).toEqual({ cluster: null, errors: undefined });
    await putLinks(lake.db, [blockWith(0, [WALLET, SHOP])]);
    for (const [page, field] of [
      ["first: 0", "first"],
      ["first: 101", "first"],
      [`after: "x"`, "after"],
    ]) {
      const { errors } = await ask(`members(${page}) { edges { cursor } }`);
      expect(errors![0]!.message).toContain(`${field}:`);
    }
  });
});

function blockWith(n: number, [address, other]: LinkedPair, rule?: LinkRule): Block {
  return { ...aLinkingBlock(n, [address, other, rule]), timestamp: START + n };
}
