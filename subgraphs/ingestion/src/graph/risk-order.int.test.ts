import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import type { Block } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { putMovements } from "@tetron/lake/movements";
import { rollUp } from "@tetron/lake/roll-up";
import type { ShippedLabels } from "@tetron/lake/shipped-labels";
import { chains } from "@tetron/lake/tables/chains";
import { labels } from "@tetron/lake/tables/labels";
import { sanctions } from "@tetron/lake/tables/sanctions";
import { aChain, emptyLake, silent, testStores } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { graphql } from "graphql";
import { afterAll, describe, expect, test } from "vitest";
import { NO_INDEX_SOURCES } from "../indexes/testing.ts";
import { storePrices } from "../prices/testing.ts";
import { openSubgraph } from "../subgraph.ts";

const HUB = party(99);
const ETH = 10n ** 18n;
const COIN = "eip155:1/slip44:60";
const START = 1_700_000_000;
/** What the hub sent to each, in ETH: up to the newest final block, and later. */
const SENT: readonly (readonly [n: number, final: bigint, later: bigint])[] = [
  [1, 3n, 0n],
  [2, 12n, 0n],
  [3, 5n, 0n],
  [4, 11n, 0n],
  [5, 4n, 3n],
  [6, 2n, 0n],
  [7, 1n, 0n],
  [8, 6n, 9n],
  [9, 8n, 0n],
  [10, 0n, 2n],
];
const FINAL = 20;
const HEAD = 40;
/** What ships accuses the sixth on another network of the same key. */
const SHIPPED: ShippedLabels = {
  lists: [],
  find: (network, address) =>
    network === "base" && address === party(6)
      ? [
          {
            ...{ label: "phish-hack", name: "", source: "shipped", version: "1" },
            ...{ firstSeen: null, lastSeen: null, confidence: null, publisher: null },
          },
        ]
      : [],
};

describe.each(testStores())("an order by risk on $kind", ({ kind, missing }) => {
  describe.skipIf(missing !== undefined)("", async () => {
    if (missing !== undefined) return;
    const lake = await emptyLake(kind, SHIPPED);
    afterAll(() => lake[Symbol.asyncDispose]());
    const subgraph = openSubgraph({
      ...{ lake, taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, log: silent },
      indexSources: NO_INDEX_SOURCES,
    });

    /** The whole order, page by page: each with what was sent to it, in US dollars. */
    async function order(tenant: string, args = "") {
      const caller = { tenant, keyId: "key_1", requestId: "req_1", scopes: ["wallet:read"] as const };
      const seen: [n: number, usd: string][] = [];
      for (let after = ""; ; ) {
        const source = `{ wallet(network: "ethereum", address: "${HUB}") {
          counterparties(first: 3, orderBy: RISK ${args} ${after}) {
            pageInfo { hasNextPage endCursor } edges { node { wallet { address } sentUsd } } } } }`;
        const contextValue = subgraph.createContext(caller, new AbortController().signal);
        const { data, errors } = await graphql({ schema: subgraph.schema, source, contextValue });
        expect(errors).toBeUndefined();
        const { edges, pageInfo } = JSON.parse(JSON.stringify(data)).wallet.counterparties;
        for (const { node } of edges) seen.push([Number(node.wallet.address.slice(2)), node.sentUsd]);
        if (!pageInfo.hasNextPage) return seen;
        expect(edges).toHaveLength(3);
        after = `after: "${pageInfo.endCursor}"`;
      }
    }

    test("puts first those that a list of the caller's names, by all that was transferred, with and without a roll-up", async () => {
      const { db } = lake;
      await storePrices(lake, { ETH: 1 });
      await db.insert(chains).values(aChain({ heldHeight: HEAD, finalizedHeight: FINAL }));
      await putMovements(
        db,
        SENT.flatMap(([n, final, later]) => [aBlock(n, n, final), aBlock(FINAL + n, n, later)]),
      );
      await db
        .insert(labels)
        .values([
          aLabel("tenant:acme", 3, "phish-hack"),
          aLabel("tenant:acme", 5, "phish-hack", "polygon"),
          aLabel("tenant:bolt", 4, "phish-hack"),
          aLabel("tenant:acme", 2, "exchange"),
          aLabel("operator", 9, "mixer"),
        ]);
      await db.insert(sanctions).values({
        ...{ owner: "operator", network: "ethereum", address: party(7), asset: "ETH" },
        ...{ source: "banned", version: "1" },
      });
      const seen = {
        // Banned; accused, by anybody whom acme hears; warned of; the rest, by what was sent.
        acme: [7, 5, 3, 6, 9, 8, 2, 4, 1, 10],
        bolt: [7, 4, 6, 9, 8, 2, 5, 3, 1, 10],
      };
      const sentTo = (n: number) => {
        const [, final, later] = SENT[n - 1]!;
        return `${final + later}`;
      };
      for (const isRolledUp of [false, true]) {
        const options = { known: KNOWN_ASSETS, large: 1, sampled: 1, least: 1, settledBelow: HEAD - FINAL };
        if (isRolledUp) await rollUp(lake, options, new AbortController().signal);
        const { rows } = await db.execute(
          sql`select from ingestion.rollups where wallet = ${HUB} and is_ranked and height between 1 and ${FINAL}`,
        );
        expect(rows).toHaveLength(isRolledUp ? 1 : 0);
        for (const [tenant, expected] of Object.entries(seen)) {
          const told = expected.map((n) => [n, sentTo(n)]);
          expect(await order(tenant)).toEqual(told);
          expect(await order(tenant, "direction: SENT")).toEqual(told);
          expect(await order(tenant, "direction: RECEIVED")).toEqual([]);
        }
      }
    });
  });
});

function party(n: number): string {
  return `0x${`${n}`.padStart(40, "0")}`;
}

function aLabel(owner: Owner, n: number, label: string, network: Network = "ethereum") {
  return { owner, network, address: party(n), label, name: "", source: "list", version: "1" };
}

/** A block in which the hub sends something to another; nothing without an amount. */
function aBlock(height: number, n: number, eth: bigint): Block {
  const hash = `0x${height.toString(16).padStart(64, "0")}`;
  const moved = { transaction: 0, asset: COIN, kind: "native" } as const;
  const of = { index: 0, contract: null, failed: false, methodId: null, value: eth * ETH };
  const block = { network: "ethereum", height, hash, parentHash: null, timestamp: START + height } as const;
  if (eth === 0n) return { ...block, transactions: [], movements: [] };
  return {
    ...block,
    transactions: [{ ...of, hash, from: HUB, to: party(n) }],
    movements: [
      { ...moved, index: 0, wallet: HUB, counterparty: party(n), delta: -eth * ETH },
      { ...moved, index: 1, wallet: party(n), counterparty: HUB, delta: eth * ETH },
    ],
  };
}
