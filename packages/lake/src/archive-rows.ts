import type { Network } from "@tetron/domain/network";
import { and, asc, eq, getTableColumns, gt, lt, ne, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { isArchivable } from "./archive.ts";
import type { Database } from "./database.ts";
import { addressLinks } from "./tables/address-links.ts";
import { chainHeaders } from "./tables/chain-headers.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { histories, type StoredHistory } from "./tables/histories.ts";
import { movements } from "./tables/movements.ts";
import { type StoredScore, scores } from "./tables/scores.ts";

export type StoredHeader = typeof chainHeaders.$inferSelect;
export type StoredTransaction = typeof chainTransactions.$inferSelect;
export type StoredMovement = typeof movements.$inferSelect;
export type StoredLink = typeof addressLinks.$inferSelect;

/** Final blocks of a network that are not archived, ascending. */
export async function waitingHeaders(db: Database, network: Network, limit: number): Promise<StoredHeader[]> {
  return db
    .select()
    .from(chainHeaders)
    .where(and(eq(chainHeaders.network, network), sql`not ${chainHeaders.archived}`))
    .orderBy(asc(chainHeaders.height))
    .limit(limit);
}

/** The transactions that are kept of blocks, in the order of the chain. */
export async function transactionsOf(
  db: Database,
  network: Network,
  heights: readonly number[],
): Promise<StoredTransaction[]> {
  const { height, index } = chainTransactions;
  return db
    .select()
    .from(chainTransactions)
    .where(and(eq(chainTransactions.network, network), isAnyHeight(height, heights)))
    .orderBy(asc(height), asc(index));
}

/** What is kept of the movements of blocks, in the order of the chain. */
export async function movementsOf(
  db: Database,
  network: Network,
  heights: readonly number[],
): Promise<StoredMovement[]> {
  const { height, transaction, index } = movements;
  return db
    .select()
    .from(movements)
    .where(and(eq(movements.network, network), isAnyHeight(height, heights)))
    .orderBy(asc(height), asc(transaction), asc(index));
}

/** What is kept of the links of blocks, in the order of the chain. */
export async function linksOf(
  db: Database,
  network: Network,
  heights: readonly number[],
): Promise<StoredLink[]> {
  const { height, transaction, index } = addressLinks;
  return db
    .select()
    .from(addressLinks)
    .where(and(eq(addressLinks.network, network), isAnyHeight(height, heights)))
    .orderBy(asc(height), asc(transaction), asc(index));
}

function isAnyHeight(column: PgColumn, heights: readonly number[]): SQL {
  return sql`${column} = any(${sql.param([...heights])}::bigint[])`;
}

/** Raw histories, still compressed, that are not archived; of tenants and of the simulated network none are. */
export async function waitingHistories(db: Database, limit: number): Promise<StoredHistory[]> {
  return db
    .select()
    .from(histories)
    .where(sql`not ${histories.archived}${isArchivable()}`)
    .orderBy(asc(histories.network), asc(histories.importedAt))
    .limit(limit);
}

/** The part of a score that is archived: what was estimated and decided, without whom it is about. */
export type ArchivedScore = Omit<
  StoredScore,
  "requestId" | "fromAddress" | "toAddress" | "amount" | "inputs" | "sources"
>;

/**
 * Scores in the order of their ids, up to an id and to the first one that is still pending: it will change.
 *
 * @param page.after - Id; the empty text for the first.
 */
export async function scoresToArchive(
  db: Database,
  { after, before, limit }: { readonly after: string; readonly before: string; readonly limit: number },
): Promise<ArchivedScore[]> {
  const {
    requestId: _r,
    fromAddress: _f,
    toAddress: _t,
    amount: _a,
    inputs: _i,
    sources: _s,
    ...shown
  } = getTableColumns(scores);
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from ${scores} where status = 'pending' and network <> 'simnet' order by id limit 1`,
  );
  const end = rows[0] !== undefined && rows[0].id < before ? rows[0].id : before;
  return db
    .select(shown)
    .from(scores)
    .where(and(gt(scores.id, after), lt(scores.id, end), ne(scores.network, "simnet")))
    .orderBy(asc(scores.id))
    .limit(limit);
}
