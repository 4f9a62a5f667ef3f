import { Failure } from "@tetron/domain/failure";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { inOrder, isOneOf } from "./internal/wallet-refs.ts";
import { reputationAnnouncements, type StoredAnnouncement } from "./tables/reputation-announcements.ts";
import { reputationOutcomes } from "./tables/reputation-outcomes.ts";
import { scores } from "./tables/scores.ts";
import { tenants } from "./tables/tenants.ts";
import { watches } from "./tables/watches.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** The last reputation announced to each tenant for each wallet, by tenant, in the order of the wallets. */
export async function findAnnouncements(
  db: Database,
  wallets: readonly WalletRef[],
): Promise<Map<string, StoredAnnouncement>[]> {
  if (wallets.length === 0) return [];
  const found = await db
    .select()
    .from(reputationAnnouncements)
    .where(isOneOf(reputationAnnouncements, wallets));
  return inOrder(wallets, found).map((rows) => new Map(rows.map((each) => [each.tenant, each])));
}

/**
 * Announced reputations, ordered by tenant and wallet.
 *
 * @param after - The last row of the previous page; `undefined` for the first page.
 */
export async function pageOfAnnouncements(
  db: Database,
  after: StoredAnnouncement | undefined,
  limit: number,
): Promise<StoredAnnouncement[]> {
  const { tenant, network, address } = reputationAnnouncements;
  const later =
    after && sql`(${tenant}, ${network}, ${address}) > (${after.tenant}, ${after.network}, ${after.address})`;
  return db
    .select()
    .from(reputationAnnouncements)
    .where(later)
    .orderBy(asc(tenant), asc(network), asc(address))
    .limit(limit);
}

/**
 * Replaces the last announced reputation.
 *
 * @param before - The previous one; `undefined` when there was none. When another one was announced since,
 *   the commit fails as `CONFLICT`: a concurrent request has announced the change.
 */
export function putAnnouncement(next: StoredAnnouncement, before: StoredAnnouncement | undefined): Write {
  if (before === undefined) return insertRow(reputationAnnouncements, next);
  return runStatements(async (tx) => {
    const { tenant, network, address } = next;
    const table = reputationAnnouncements;
    const same = and(
      eq(table.tenant, tenant),
      eq(table.network, network),
      eq(table.address, address),
      eq(table.at, before.at),
    );
    const { length } = await tx.update(table).set(next).where(same).returning({ tenant: table.tenant });
    if (length > 0) return;
    const id = walletId(next);
    throw new Failure("CONFLICT", `The reputation of ${id} was announced by another request.`, {
      kind: "wallet",
      id,
    });
  });
}

/**
 * The tenants that scored a wallet, reported about it or watch it, which its reputation changes are announced to: those of
 * each wallet, in the order requested.
 */
export async function tenantsConcerned(db: Database, wallets: readonly WalletRef[]): Promise<string[][]> {
  if (wallets.length === 0) return [];
  const isWallets = (of: string, address = "address") =>
    sql.raw(`${of}.network = wallet.network and ${of}.${address} = wallet.address`);
  // Scores by tenant and wallet, as they are indexed.
  const { rows } = await db.execute<{ n: string; tenants: string[] }>(sql`
    select wallet.n, array(
      select t.id from ${tenants} t
      where exists (select from ${watches} w where w.tenant = t.id and ${isWallets("w")})
        or exists (select from ${scores} s where s.tenant = t.id and ${isWallets("s", "from_address")})
        or exists (select from ${scores} s where s.tenant = t.id and ${isWallets("s", "to_address")})
        or exists (select from ${reputationOutcomes} o where o.tenant = t.id and ${isWallets("o")})
      order by t.id
    ) as tenants
    from unnest(
      ${sql.param(wallets.map(({ network }) => network))}::text[],
      ${sql.param(wallets.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    order by wallet.n`);
  return rows.map((row) => row.tenants);
}
