import type { InferInsertModel } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";

/** A row to insert. Rows of one batch for the same table are inserted by one statement. */
export interface RowWrite {
  readonly table: PgTable;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Statements to run in the batch's transaction, after its rows are inserted. */
export interface StatementWrite {
  run(tx: Database): Promise<void>;
  /** The table that it changes, where somebody waits for that. */
  readonly wakes?: PgTable | undefined;
}

/** One part of what `Lake.commit` writes. */
export type Write = RowWrite | StatementWrite;

/** Inserts one row. A row with the same key makes the commit fail as `CONFLICT`. */
export function insertRow<Table extends PgTable>(table: Table, row: InferInsertModel<Table>): Write {
  return { table, row };
}

/**
 * Runs statements in the commit's transaction: an update, an upsert, a delete.
 *
 * @param wakes - The table that they change, if somebody waits for that: see `waitForRows`.
 */
export function runStatements(run: (tx: Database) => Promise<void>, wakes?: PgTable): Write {
  return { run, wakes };
}

/** The tables that writes insert into, and those that their statements say they change. */
export function tablesOf(writes: readonly Write[]): Set<PgTable> {
  return new Set(writes.flatMap((write) => ("table" in write ? write.table : (write.wakes ?? []))));
}
