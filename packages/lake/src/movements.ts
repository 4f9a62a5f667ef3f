import type { Block } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import { and, eq, gt, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { chunks } from "./internal/chunks.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { movements } from "./tables/movements.ts";

/** Rows of one statement. */
const MAX_ROWS = 5_000;

/** Keeps what blocks moved. A row that is held already stays: the same block moves the same. */
export async function putMovements(db: Database, blocks: readonly Block[]): Promise<void> {
  const transactions = blocks.flatMap(({ network, height, timestamp, transactions: list }) =>
    list.map(({ from, to, ...transaction }) => ({
      ...{ ...transaction, network, height, fromAddress: from, toAddress: to },
      at: new Date(timestamp * 1_000),
    })),
  );
  const moved = blocks.flatMap(({ network, height, movements: list }) =>
    list.map((movement) => ({ ...movement, network, height })),
  );
  await insertAll(db, chainTransactions, transactions);
  await insertAll(db, movements, moved);
}

async function insertAll(db: Database, table: PgTable, rows: readonly Readonly<Record<string, unknown>>[]) {
  for await (const chunk of chunks(rows, MAX_ROWS))
    await db.execute(bulkInsert(table, chunk, sql`on conflict do nothing`));
}

/** Forgets what the blocks above a height moved. */
export async function deleteMovementsAbove(db: Database, network: Network, height: number): Promise<void> {
  for (const table of [movements, chainTransactions])
    await db.delete(table).where(and(eq(table.network, network), gt(table.height, height)));
}
