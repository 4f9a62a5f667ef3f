import type { WalletRef } from "@tetron/domain/wallet";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { inOrder, isOneOf } from "./internal/wallet-refs.ts";
import { reputationOutcomes, type StoredOutcome } from "./tables/reputation-outcomes.ts";
import { insert, type Write } from "./write.ts";

/** Records a report. A second one of the tenant with its reference makes the commit fail as `CONFLICT`. */
export function insertOutcome(outcome: StoredOutcome): Write {
  return insert(reputationOutcomes, outcome);
}

/** A tenant's reports about each wallet, oldest first, in the order in which the wallets were asked for. */
export async function findOutcomes(
  db: Database,
  tenant: string,
  refs: readonly WalletRef[],
): Promise<StoredOutcome[][]> {
  if (refs.length === 0) return [];
  const found = await db
    .select()
    .from(reputationOutcomes)
    .where(and(eq(reputationOutcomes.tenant, tenant), isOneOf(reputationOutcomes, refs)))
    .orderBy(asc(reputationOutcomes.occurredAt), asc(reputationOutcomes.id));
  return inOrder(refs, found);
}

/** A tenant's report by its own name for it; `undefined` when there is none. */
export async function findOutcomeByReference(
  db: Database,
  tenant: string,
  reference: string,
): Promise<StoredOutcome | undefined> {
  const [found] = await db
    .select()
    .from(reputationOutcomes)
    .where(and(eq(reputationOutcomes.tenant, tenant), eq(reputationOutcomes.reference, reference)));
  return found;
}
