import type { LinkRule } from "@tetron/domain/address-link";
import type { Owner } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { addressLinks } from "./tables/address-links.ts";
import { historyLinks } from "./tables/history-links.ts";

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

/** Addresses of a cluster that are read. */
export const MAX_MEMBERS = 1_000;
/** Wallets of the first statement; each further one asks for twice as many. */
const FIRST_READ = 4;

/**
 * The clusters of wallets by the blocks that are held and the histories of these owners, in the order requested; `null` for
 * one that no link names. Of a cluster with more than {@link MAX_MEMBERS} addresses those are read that the fewest links
 * are between, the ones that common inputs connect first. Wallets that common inputs connect share one object, so that
 * many addresses of one holder are read at the cost of some.
 */
export async function findClusters(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<(HeldCluster | null)[]> {
  const found = new Map<string, HeldCluster | null>();
  const asked = new Map(refs.map((ref) => [walletId(ref), ref]));
  for (let most = FIRST_READ; asked.size > 0; most *= 2) {
    const some = [...asked.values().take(most)];
    for (const [i, cluster] of (await readClusters(db, owners, some)).entries()) {
      const { network } = some[i]!;
      const sharing = cluster === null || cluster.isCut ? [] : cluster.members;
      const alike = sharing.filter(({ rule }) => rule === "common_inputs");
      for (const { address } of [some[i]!, ...alike]) {
        const id = walletId({ network, address });
        if (asked.delete(id)) found.set(id, cluster);
      }
    }
  }
  return refs.map((ref) => found.get(walletId(ref))!);
}

async function readClusters(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<(HeldCluster | null)[]> {
  const reached = (rule: SQL, isAsked: SQL) => sql`
    with recursive reached (address) as (
      select wallet.address where ${isAsked}
      union
      select linked.address from reached cross join lateral (
        select a.other as address from ${addressLinks} a
        where a.network = wallet.network and a.address = reached.address and ${rule}
        union all
        select a.address from ${addressLinks} a
        where a.network = wallet.network and a.other = reached.address and ${rule}
        union all
        select c.other from ${historyLinks} c
        where c.network = wallet.network and c.address = reached.address and c.owner = any(${sql.param(owners)}::text[])
        union all
        select d.address from ${historyLinks} d
        where d.network = wallet.network and d.other = reached.address and d.owner = any(${sql.param(owners)}::text[])
      ) linked
    )
    select array_agg(address) as addresses from (select address from reached limit ${MAX_MEMBERS + 1}) nearest`;
  const { rows } = await db.execute<{ sure: string[]; all: string[] | null }>(sql`
    select sure.addresses as sure, every.addresses as all
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    cross join lateral (${reached(sql`a.rule = 'common_inputs'`, sql`true`)}) sure
    cross join lateral (${reached(sql`true`, sql`cardinality(sure.addresses) <= ${MAX_MEMBERS}`)}) every
    order by wallet.n`);
  return rows.map(({ sure, all }) => clusterOf(sure, all ?? []));
}

function clusterOf(sure: readonly string[], all: readonly string[]): HeldCluster | null {
  if (Math.max(sure.length, all.length) < 2) return null;
  const bySure = new Set(sure);
  const found = [...sure, ...all.filter((address) => !bySure.has(address))];
  const members = found
    .slice(0, MAX_MEMBERS)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((address): HeldMember => ({ address, rule: bySure.has(address) ? "common_inputs" : "change" }));
  return { members, isCut: found.length > MAX_MEMBERS };
}

/** By what an address is of its cluster. */
export interface HeldLink extends WalletRef {
  /** `null` of one that a history tells. */
  readonly height: number | null;
  readonly transactionHash: string;
  readonly at: Date;
}

/** The first link that names each address, as {@link findClusters} reads them; `undefined` for one that none names. */
export async function findFirstLinks(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<(HeldLink | undefined)[]> {
  if (refs.length === 0) return [];
  const { rows } = await db.execute<{ n: number; height: string | null; hash: string; seconds: string }>(sql`
    select wallet.n::int as n, link.height::text, link.hash, extract(epoch from link.at)::bigint::text as seconds
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    cross join lateral (
      select * from (
        (select l.at, l.height, l.transaction_hash as hash from ${addressLinks} l
          where l.network = wallet.network and l.address = wallet.address
          order by l.network, l.address, l.height, l.transaction limit 1)
        union all
        (select l.at, l.height, l.transaction_hash as hash from ${addressLinks} l
          where l.network = wallet.network and l.other = wallet.address
          order by l.network, l.other, l.height, l.transaction limit 1)
        union all
        (select h.at, null, h.transaction_hash from ${historyLinks} h
          where h.network = wallet.network and (h.address = wallet.address or h.other = wallet.address)
            and h.owner = any(${sql.param(owners)}::text[])
          order by h.at, h.transaction_hash limit 1)
      ) told
      order by told.at, told.height, told.hash limit 1
    ) link`);
  const found = new Map(rows.map((row) => [row.n, row]));
  return refs.map((ref, i) => {
    const row = found.get(i + 1);
    if (row === undefined) return undefined;
    const { height, hash: transactionHash, seconds } = row;
    return {
      ...ref,
      height: height === null ? null : Number(height),
      transactionHash,
      at: new Date(Number(seconds) * 1_000),
    };
  });
}
