import { Failure } from "@tetron/domain/failure";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { and, asc, eq, exists, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";
import { reputationAnnouncements, type StoredAnnouncement } from "./tables/reputation-announcements.ts";
import { reputationOutcomes } from "./tables/reputation-outcomes.ts";
import { scores } from "./tables/scores.ts";
import { tenants } from "./tables/tenants.ts";
import { insert, statement, type Write } from "./write.ts";

/** What each tenant was told of a wallet last, by tenant. */
export async function findAnnouncements(
  db: Database,
  { network, address }: WalletRef,
): Promise<Map<string, StoredAnnouncement>> {
  const found = await db
    .select()
    .from(reputationAnnouncements)
    .where(and(eq(reputationAnnouncements.network, network), eq(reputationAnnouncements.address, address)));
  return new Map(found.map((each) => [each.tenant, each]));
}

/**
 * What tenants were told, ordered by tenant and wallet.
 *
 * @param after - The last of the page before; `undefined` for the first page.
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
 * Records what a tenant is told now in the place of what it was told before.
 *
 * @param before - `undefined` when it was told nothing. When something else was told since, the commit
 *   fails as `CONFLICT`: somebody was faster, and the change is told already.
 */
export function putAnnouncement(next: StoredAnnouncement, before: StoredAnnouncement | undefined): Write {
  if (before === undefined) return insert(reputationAnnouncements, next);
  return statement(async (tx) => {
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
    throw new Failure("CONFLICT", `The reputation of ${id} was announced meanwhile.`, { kind: "wallet", id });
  });
}

/** The tenants that scored a wallet or reported about it: those whom its reputation concerns. */
export async function tenantsConcerned(db: Database, { network, address }: WalletRef): Promise<string[]> {
  const scored = (side: PgColumn) =>
    db
      .select({ id: scores.id })
      .from(scores)
      .where(and(eq(scores.tenant, tenants.id), eq(scores.network, network), eq(side, address)));
  const { tenant, network: onNetwork, address: of, id } = reputationOutcomes;
  const reported = db
    .select({ id })
    .from(reputationOutcomes)
    .where(and(eq(tenant, tenants.id), eq(onNetwork, network), eq(of, address)));
  const found = await db
    .select({ id: tenants.id })
    .from(tenants)
    .where(or(exists(scored(scores.fromAddress)), exists(scored(scores.toAddress)), exists(reported)))
    .orderBy(asc(tenants.id));
  return found.map((each) => each.id);
}
