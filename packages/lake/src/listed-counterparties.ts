import type { Owner } from "@tetron/domain/owner";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { type SQL, sql } from "drizzle-orm";
import { type CounterpartyOptions, type RankedCounterparty, readRanks } from "./counterparty-ranks.ts";
import type { Lake } from "./lake.ts";
import { labels } from "./tables/labels.ts";
import { sanctions } from "./tables/sanctions.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** A counterparty, and whether a list may say something of it. */
export interface ListedCounterparty extends RankedCounterparty {
  readonly isListed: boolean;
}

/**
 * As {@link readRanks}, with those of which a list of these owners may say something: one of labels, of the same key on any
 * network, or one of sanctions. Most are on none, and to look is cheaper than to read. Of the others `findLabelsOfKey` and
 * `findSanctions` find nothing.
 */
export async function findListedCounterparties(
  { db, shipped }: Pick<Lake, "db" | "shipped">,
  owners: readonly Owner[],
  sources: readonly TransferSource[],
  options: CounterpartyOptions,
): Promise<ListedCounterparty[][]> {
  const found = await readRanks(db, sources, options, { tables: (some) => storedTables(owners, some) });
  const seesShipped = owners.includes("system");
  return found.map((ranks, i) => {
    const networks = networksOfKey(sources[i]!);
    const isShipped = (address: string) =>
      networks.some((network) => shipped.find(network, address).length > 0);
    return ranks.map(({ address, rank, isMarked }) => ({
      ...{ address, rank, isListed: isMarked || (seesShipped && isShipped(address)) },
    }));
  });
}

/** The networks on which the key of a wallet's counterparty has the same address. */
function networksOfKey({ network, address }: TransferSource) {
  return walletsOfKey({ network, address }).map((wallet) => wallet.network);
}

/** The tables of those that stored lists name: each by the key, and only on networks of which there are labels. */
function storedTables(owners: readonly Owner[], sources: readonly TransferSource[]): SQL {
  const places = sources.flatMap((source, i) =>
    networksOfKey(source).map((network) => ({ n: i + 1, network })),
  );
  const seen = sql`any(${sql.param(owners)}::text[])`;
  return sql`
    place as materialized (
      select n, network from unnest(
        ${sql.param(places.map(({ n }) => n))}::bigint[], ${sql.param(places.map(({ network }) => network))}::text[]
      ) as place (n, network)
      where exists (select from ${labels} l where l.network = place.network)
    ),
    marked as materialized (
      select foremost.n, counterparty from foremost join place on place.n = foremost.n cross join lateral (
        select from ${labels} l where l.network = place.network and l.address = foremost.counterparty and l.owner = ${seen} offset 0
      ) labelled
      union
      select n, counterparty from foremost cross join lateral (
        select from ${sanctions} s where s.address = foremost.counterparty and s.owner = ${seen} offset 0
      ) banned
    )`;
}
