import type { Network } from "@tetron/domain/network";
import { eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { chainWatched } from "./tables/chain-watched.ts";
import { scores } from "./tables/scores.ts";
import { watches } from "./tables/watches.ts";

/** From when on a wallet's part of every block is kept. */
export interface WatchedFrom {
  /** Height of the first block. */
  readonly height: number;
  readonly at: Date;
}

/** The wallets that a network is watched for, and from when on each is. */
export async function findWatched(db: Database, network: Network): Promise<Map<string, WatchedFrom>> {
  const rows = await db.select().from(chainWatched).where(eq(chainWatched.network, network));
  return new Map(rows.map(({ address, since, at }) => [address, { height: since, at }]));
}

/** How many wallets a network is watched for. */
export async function countWatched(db: Database, network: Network): Promise<number> {
  return db.$count(chainWatched, eq(chainWatched.network, network));
}

/**
 * Watches every wallet of a network that tenants began to watch after a time, from a height on.
 *
 * @param most - Wallets that may be watched; those that tenants watched first come first.
 * @returns Those that were not watched before.
 */
export async function watchAsked(
  db: Database,
  network: Network,
  { after, since, most }: { readonly after: Date; readonly since: WatchedFrom; readonly most: number },
): Promise<string[]> {
  if (most <= 0) return [];
  const { rows } = await db.execute<{ address: string }>(sql`
    insert into ${chainWatched} (network, address, since, at)
    select ${network}, address, ${since.height}::bigint, ${since.at.toISOString()}::timestamptz
    from ${watches} asked
    where asked.network = ${network} and asked.created_at > ${after.toISOString()}::timestamptz and not exists (
      select from ${chainWatched} held where held.network = ${network} and held.address = asked.address
    )
    group by address order by min(created_at), address
    limit ${most}
    on conflict do nothing
    returning address`);
  return rows.map(({ address }) => address);
}

/**
 * Watches every wallet of a network's payments that were scored after a score, from a height on.
 *
 * @param after - Id of a score; the empty text for all.
 * @param most - Wallets that may be watched; the first that come stay.
 * @returns Those that were not watched before.
 */
export async function watchScored(
  db: Database,
  network: Network,
  { after, since, most }: { readonly after: string; readonly since: WatchedFrom; readonly most: number },
): Promise<string[]> {
  if (most <= 0) return [];
  const { rows } = await db.execute<{ address: string }>(sql`
    insert into ${chainWatched} (network, address, since, at)
    select ${network}, address, ${since.height}::bigint, ${since.at.toISOString()}::timestamptz from (
      select from_address as address from ${scores} where id > ${after} and network = ${network}
      union
      select to_address from ${scores} where id > ${after} and network = ${network}
    ) scored
    where not exists (
      select from ${chainWatched} held where held.network = ${network} and held.address = scored.address
    )
    limit ${most}
    on conflict do nothing
    returning address`);
  return rows.map(({ address }) => address);
}
