import { Failure } from "@tetron/domain/failure";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { and, asc, eq, exists, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";
import { reputationAnnouncements, type StoredAnnouncement } from "./tables/reputation-announcements.ts";
import { reputationOutcomes } from "./tables/reputation-outcomes.ts";
import { scores } from "./tables/scores.ts";
import { tenants } from "./tables/tenants.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** The last reputation announced to each tenant for a wallet, by tenant. */
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

/** The tenants that scored a wallet or reported about it, which its reputation changes are announced to. */
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
