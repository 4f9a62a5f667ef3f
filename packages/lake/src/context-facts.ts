import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { contextFacts, type StoredContext } from "./tables/context-facts.ts";

/**
 * Stores what an owner knows of wallets in the place of what it said of them before. Each wallet once. What it said
 * later, by `updatedAt`, stays.
 *
 * @returns How many were stored.
 */
export async function putContextFacts(db: Database, rows: readonly StoredContext[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { network, address, owner, updatedAt } = contextFacts;
  const stored = await db
    .insert(contextFacts)
    .values([...rows])
    .onConflictDoUpdate({
      target: [network, address, owner],
      set: {
        customerTier: sql`excluded.customer_tier`,
        purpose: sql`excluded.purpose`,
        kycLevel: sql`excluded.kyc_level`,
        expectedCounterparties: sql`excluded.expected_counterparties`,
        source: sql`excluded.source`,
        updatedAt: sql`excluded.updated_at`,
      },
      setWhere: sql`excluded.updated_at >= ${updatedAt}`,
    })
    .returning({ address });
  return stored.length;
}
