import { Failure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, arrayOverlaps, asc, eq, gte, lt, or, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { chainBlocks } from "./tables/chain-blocks.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { payments, type StoredPayment } from "./tables/payments.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** The commit fails as `CONFLICT` when the tenant has the payment already. */
export function insertPayment(payment: StoredPayment): Write {
  return insertRow(payments, payment);
}

/**
 * Changes what is known of a payment. The commit fails as `CONFLICT` when something else has become of it meanwhile.
 */
export function changePayment(
  { id, status }: Pick<StoredPayment, "id" | "status">,
  change: Partial<Omit<StoredPayment, "id" | "tenant" | "network" | "hash">>,
): Write {
  return runStatements(async (tx) => {
    const isAsRead = and(eq(payments.id, id), eq(payments.status, status));
    const changed = await tx.update(payments).set(change).where(isAsRead).returning({ id: payments.id });
    if (changed.length === 0)
      throw new Failure("CONFLICT", `Something else has become of payment ${id}.`, { kind: "payment", id });
  });
}

/** The payments of transactions, of all tenants that watch them. */
export async function findPayments(
  db: Database,
  network: Network,
  hashes: readonly string[],
): Promise<StoredPayment[]> {
  if (hashes.length === 0) return [];
  return db
    .select()
    .from(payments)
    .where(and(eq(payments.network, network), isAnyOf(payments.hash, hashes)));
}

/** Deletes a tenant's payments of one wallet, on either side, or all; their scores stay. @returns How many there were. */
export async function erasePayments(db: Database, tenant: string, wallet?: WalletRef): Promise<number> {
  const { network, fromAddress, toAddress } = payments;
  const isOfWallet =
    wallet &&
    and(eq(network, wallet.network), or(eq(fromAddress, wallet.address), eq(toAddress, wallet.address)));
  const gone = await db
    .delete(payments)
    .where(and(eq(payments.tenant, tenant), isOfWallet))
    .returning({ id: payments.id });
  return gone.length;
}

/** Rows that one statement deletes: each has a deadline. */
const MAX_FORGOTTEN = 10_000;

/** Deletes some of the payments that were settled before a time; their scores stay. @returns Whether there may be more. */
export async function forgetSomePayments(db: Database, settledBefore: Date): Promise<boolean> {
  const { rows } = await db.execute(sql`
    delete from ${payments} where id = any(array(
      select id from ${payments} where status <> 'pending' and updated_at < ${settledBefore.toISOString()}::timestamptz
      order by updated_at limit ${MAX_FORGOTTEN}
    )) and status <> 'pending'
    returning 1`);
  return rows.length === MAX_FORGOTTEN;
}

/** A payment, and the transaction that took its place. */
export interface ReplacedPayment {
  readonly payment: StoredPayment;
  readonly by: string;
}

/**
 * The pending payments whose place later transactions take.
 *
 * @param transactions - In the order in which they were seen; of two that would use up the same, the later one has it.
 */
export async function findReplaced(
  db: Database,
  network: Network,
  transactions: readonly { readonly hash: string; readonly slots: readonly string[] }[],
): Promise<ReplacedPayment[]> {
  const heldBy = new Map(transactions.flatMap(({ hash, slots }) => slots.map((slot) => [slot, hash])));
  if (heldBy.size === 0) return [];
  const found = await db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.network, network),
        eq(payments.status, "pending"),
        arrayOverlaps(payments.slots, [...heldBy.keys()]),
      ),
    );
  return found.flatMap((payment) => {
    const by = payment.slots.map((slot) => heldBy.get(slot)).find((hash) => hash !== undefined);
    return by === undefined || by === payment.hash ? [] : [{ payment, by }];
  });
}

/** Pending payments that were neither looked at nor changed since a time, the longest ago first. */
export async function findPending(
  db: Database,
  network: Network,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<StoredPayment[]> {
  const isDue = lt(payments.updatedAt, before);
  return db
    .select()
    .from(payments)
    .where(and(eq(payments.network, network), eq(payments.status, "pending"), isDue))
    .orderBy(asc(payments.updatedAt))
    .limit(limit);
}

/** Puts payments behind the others of {@link findPending}. */
export async function noteLooked(db: Database, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0) await db.update(payments).set({ updatedAt: at }).where(isAnyOf(payments.id, ids));
}

/**
 * The payments whose transactions are in the held block at a height, or in blocks from a height on; each with the block, and whether
 * its transaction failed there. Those that are known to be in their block are left out.
 */
export function findMined(
  db: Database,
  network: Network,
  at: { readonly height: number } | { readonly from: number; readonly hashes: readonly string[] },
) {
  const { height, hash, failed } = chainTransactions;
  const isSame = and(eq(chainTransactions.network, payments.network), eq(hash, payments.hash));
  const isOfBlock = and(eq(chainBlocks.network, chainTransactions.network), eq(chainBlocks.height, height));
  return db
    .select({ payment: payments, height, blockHash: chainBlocks.hash, failed })
    .from(chainTransactions)
    .innerJoin(payments, isSame)
    .innerJoin(chainBlocks, isOfBlock)
    .where(
      and(
        eq(chainTransactions.network, network),
        "height" in at ? eq(height, at.height) : and(gte(height, at.from), isAnyOf(hash, at.hashes)),
        sql`${payments.blockHash} is distinct from ${chainBlocks.hash}`,
      ),
    );
}

/** The payments that are known to be in a block, or in one above it. */
export async function findMinedFrom(
  db: Database,
  network: Network,
  height: number,
): Promise<StoredPayment[]> {
  return db
    .select()
    .from(payments)
    .where(and(eq(payments.network, network), gte(payments.height, height)));
}
