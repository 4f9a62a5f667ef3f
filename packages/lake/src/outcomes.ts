import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { inOrder } from "./internal/wallet-refs.ts";
import { reputationOutcomes, type StoredOutcome } from "./tables/reputation-outcomes.ts";
import { insert, type Write } from "./write.ts";

/** Records a report. A second one of the tenant with its reference makes the commit fail as `CONFLICT`. */
export function insertOutcome(outcome: StoredOutcome): Write {
  return insert(reputationOutcomes, outcome);
}

/**
 * A tenant's reports about one wallet that count, the newest: what it costs to look at a wallet must not grow with all
 * that was ever reported about it.
 */
export const MOST_OUTCOMES = 500;

/**
 * A tenant's newest reports about each wallet, at most {@link MOST_OUTCOMES}, oldest first, in the order in which the
 * wallets were asked for.
 */
export async function findOutcomes(
  db: Database,
  tenant: string,
  refs: readonly WalletRef[],
): Promise<StoredOutcome[][]> {
  if (refs.length === 0) return [];
  const { occurredAt, id } = reputationOutcomes;
  // Each wallet reads its own end of the index.
  const newest = db
    .select()
    .from(reputationOutcomes)
    .where(
      and(
        eq(reputationOutcomes.tenant, tenant),
        sql`${reputationOutcomes.network} = wallet.network`,
        sql`${reputationOutcomes.address} = wallet.address`,
      ),
    )
    .orderBy(desc(occurredAt), desc(id))
    .limit(MOST_OUTCOMES)
    .as("newest");
  const asked = new Map(refs.map((ref) => [walletId(ref), ref]));
  const found = await db
    .select(newest._.selectedFields)
    .from(
      sql`unnest(
        ${sql.param(Array.from(asked.values(), ({ network }) => network))}::text[],
        ${sql.param(Array.from(asked.values(), ({ address }) => address))}::text[]
      ) as wallet (network, address)`,
    )
    .crossJoinLateral(newest)
    .orderBy(asc(newest.occurredAt), asc(newest.id));
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
