import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { chainWatched } from "./tables/chain-watched.ts";
import { scores } from "./tables/scores.ts";
import { tenants } from "./tables/tenants.ts";
import { watches } from "./tables/watches.ts";

/** A wallet that a tenant watches. */
export interface Watch extends WalletRef {
  readonly createdAt: Date;
  /** Height of the first block that is kept for it; `null` while its network is not followed for it. */
  readonly followedFrom: number | null;
}

/** Changes of a tenant's watches wait for each other until the transaction ends, so that they can be counted. */
export async function lockWatches(db: Database, tenant: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`watches ${tenant}`}))`);
}

/** @returns How many wallets a tenant watches on all networks. */
export async function countWatches(db: Database, tenant: string): Promise<number> {
  return db.$count(watches, eq(watches.tenant, tenant));
}

/**
 * Lets a tenant watch wallets of a network.
 *
 * @param addresses - In stored form, each once.
 * @returns How many of them it did not watch.
 */
export async function putWatches(
  db: Database,
  { tenant, network, addresses, at }: WatchedWallets & { readonly at: Date },
): Promise<number> {
  const { rows } = await db.execute(sql`
    insert into ${watches} (tenant, network, address, created_at)
    select ${tenant}, ${network}, address, ${at.toISOString()}::timestamptz
    from unnest(${sql.param(addresses)}::text[]) as given (address)
    on conflict do nothing
    returning 1`);
  return rows.length;
}

/** Wallets of one network, of one tenant. */
interface WatchedWallets {
  readonly tenant: string;
  readonly network: Network;
  readonly addresses: readonly string[];
}

/**
 * Ends watches of a tenant. A network is not followed any more for those that no tenant watches and no payment was scored of.
 *
 * @returns How many of them the tenant watched.
 */
export async function removeWatches(
  db: Database,
  { tenant, network, addresses }: WatchedWallets,
): Promise<number> {
  return endWatches(
    db,
    and(eq(watches.tenant, tenant), eq(watches.network, network), isAnyOf(watches.address, addresses)),
  );
}

/** Ends a tenant's watches of one wallet, or all, as {@link removeWatches} does. @returns How many there were. */
export async function eraseWatches(db: Database, tenant: string, wallet?: WalletRef): Promise<number> {
  await lockWatches(db, tenant);
  const { network, address } = watches;
  const isOfWallet = wallet && and(eq(network, wallet.network), eq(address, wallet.address));
  return endWatches(db, and(eq(watches.tenant, tenant), isOfWallet));
}

async function endWatches(db: Database, which: SQL | undefined): Promise<number> {
  const { network, address } = watches;
  const removed = await db.delete(watches).where(which).returning({ network, address });
  for (const [ofNetwork, wallets] of Map.groupBy(removed, (row) => row.network))
    await endFollowing(
      db,
      ofNetwork,
      wallets.map((row) => row.address),
    );
  return removed.length;
}

/** Does not follow a network any more for those of the wallets that nobody watches and no payment was scored of. */
async function endFollowing(db: Database, network: Network, addresses: readonly string[]): Promise<void> {
  // By tenant and wallet, as scores are indexed.
  await db.execute(sql`
    delete from ${chainWatched} held
    where held.network = ${network} and held.address = any(${sql.param(addresses)}::text[])
      and not exists (select from ${watches} w where w.network = held.network and w.address = held.address)
      and not exists (
        select from ${tenants} t where
          exists (select from ${scores} s where s.tenant = t.id and s.network = held.network and s.from_address = held.address)
          or exists (select from ${scores} s where s.tenant = t.id and s.network = held.network and s.to_address = held.address)
      )`);
}

/** A tenant's watches after a wallet, by network and address. @param only - Those of one network. */
export async function listWatches(
  db: Database,
  tenant: string,
  {
    after,
    only,
    limit,
  }: {
    readonly after?: WalletRef | undefined;
    readonly only?: Network | undefined;
    readonly limit: number;
  },
): Promise<Watch[]> {
  const { network, address, createdAt } = watches;
  const isOfTenant = eq(watches.tenant, tenant);
  const isLater = after && sql`(${network}, ${address}) > (${after.network}, ${after.address})`;
  return db
    .select({ network, address, createdAt, followedFrom: chainWatched.since })
    .from(watches)
    .leftJoin(chainWatched, and(eq(chainWatched.network, network), eq(chainWatched.address, address)))
    .where(and(isOfTenant, only && eq(network, only), isLater))
    .orderBy(asc(network), asc(address))
    .limit(limit);
}

/** Who watches a wallet. */
export interface WatchingTenant {
  readonly tenant: string;
  readonly address: string;
}

/** Which tenants watch wallets of a network. */
export async function findWatching(
  db: Database,
  network: Network,
  addresses: readonly string[],
): Promise<WatchingTenant[]> {
  const { tenant, address } = watches;
  if (addresses.length === 0) return [];
  return db
    .select({ tenant, address })
    .from(watches)
    .where(and(eq(watches.network, network), isAnyOf(address, addresses)));
}

/** The tenants that watch any wallet of a network. */
export async function findWatchers(db: Database, network: Network): Promise<string[]> {
  const rows = await db
    .selectDistinct({ tenant: watches.tenant })
    .from(watches)
    .where(eq(watches.network, network));
  return rows.map(({ tenant }) => tenant);
}
