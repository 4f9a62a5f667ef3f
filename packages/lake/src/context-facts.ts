import { sql } from "drizzle-orm";
import { contextFacts, type StoredContext } from "./tables/context-facts.ts";
import { runStatements, type Write } from "./write.ts";

/** Stores what an owner knows of wallets in the place of what it said of them before. Each wallet once. */
export function putContextFacts(rows: readonly StoredContext[]): Write {
  return runStatements(async (tx) => {
    if (rows.length === 0) return;
    const { network, address, owner } = contextFacts;
    await tx
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
      });
  });
}
