import type { LinkRule } from "@tetron/domain/address-link";
import type { WalletRef } from "@tetron/domain/wallet";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { addressLinks } from "./tables/address-links.ts";

/** An address of a cluster. */
export interface HeldMember {
  readonly address: string;
  /** The weakest rule of the links that connect it with the wallet, where those with common inputs alone do not. */
  readonly rule: LinkRule;
}

/** What links connect with a wallet. */
export interface HeldCluster {
  /** With the wallet itself, ordered by address; at least two. */
  readonly members: readonly HeldMember[];
  /** Whether there are more than those. */
  readonly isCut: boolean;
}

/** Addresses of a cluster that are looked at. */
export const MAX_MEMBERS = 1_000;

/** The clusters of wallets, in the order requested; `null` for one that no link names. */
export async function findClusters(
  db: Database,
  refs: readonly WalletRef[],
): Promise<(HeldCluster | null)[]> {
  if (refs.length === 0) return [];
  const { rows } = await db.execute<{ n: number; sure: boolean; addresses: string[] }>(sql`
    select wallet.n::int as n, way.sure, found.addresses
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    cross join (values (true), (false)) as way (sure)
    cross join lateral (
      with recursive reached (address) as (
        select wallet.address
        union
        select linked.address from reached cross join lateral (
          select a.other as address from ${addressLinks} a
          where a.network = wallet.network and a.address = reached.address
            and (a.rule = 'common_inputs' or not way.sure)
          union all
          select b.address from ${addressLinks} b
          where b.network = wallet.network and b.other = reached.address
            and (b.rule = 'common_inputs' or not way.sure)
        ) linked
      )
      select array_agg(address) as addresses from (
        select address from reached limit ${MAX_MEMBERS + 1}
      ) nearest
    ) found`);
  const reached = Map.groupBy(rows, ({ n }) => n);
  return refs.map((_, i) => {
    const of = (sure: boolean) => reached.get(i + 1)?.find((row) => row.sure === sure)?.addresses ?? [];
    return clusterOf(of(true), of(false));
  });
}

function clusterOf(sure: readonly string[], all: readonly string[]): HeldCluster | null {
  if (all.length < 2) return null;
  const bySure = new Set(sure);
  const members = all
    .slice(0, MAX_MEMBERS)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((address): HeldMember => ({ address, rule: bySure.has(address) ? "common_inputs" : "change" }));
  return { members, isCut: all.length > MAX_MEMBERS };
}

/** By what an address is of its cluster. */
export interface HeldLink extends WalletRef {
  readonly height: number;
  readonly transactionHash: string;
  readonly at: Date;
}

/** The first link that names each address, in the order requested; `undefined` for one that none names. */
export async function findFirstLinks(
  db: Database,
  refs: readonly WalletRef[],
): Promise<(HeldLink | undefined)[]> {
  if (refs.length === 0) return [];
  const { rows } = await db.execute<{ n: number; height: string; hash: string; seconds: string }>(sql`
    select wallet.n::int as n, link.height::text, link.hash, link.seconds::text
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    cross join lateral (
      select l.height, l.transaction_hash as hash, extract(epoch from l.at)::bigint as seconds
      from ${addressLinks} l
      where l.network = wallet.network and (l.address = wallet.address or l.other = wallet.address)
      order by l.height, l.transaction, l.index limit 1
    ) link`);
  const found = new Map(rows.map((row) => [row.n, row]));
  return refs.map((ref, i) => {
    const row = found.get(i + 1);
    if (row === undefined) return undefined;
    const { height, hash: transactionHash, seconds } = row;
    return { ...ref, height: Number(height), transactionHash, at: new Date(Number(seconds) * 1_000) };
  });
}
