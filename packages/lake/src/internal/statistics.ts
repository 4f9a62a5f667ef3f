import { getTableName } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import type { LakeLog } from "../lake.ts";
import type { Write } from "../write.ts";

/** Rows after which a table is first analysed, and again each time it has doubled. */
const FIRST_AT = 100;

/**
 * Analyses tables as they grow, as a server's autovacuum does. PGlite has no autovacuum, and without
 * statistics Postgres cannot choose between indexes: a count that should read one row reads thousands.
 *
 * @returns Records what was written. It does not wait.
 */
export function keepStatistics(pool: Pool, log: LakeLog): (writes: readonly Write[]) => void {
  const tables = new Map<PgTable, { rows: number; next: number }>();
  return (writes) => {
    for (const write of writes) {
      if (!("table" in write)) continue;
      const grown = tables.get(write.table) ?? { rows: 0, next: FIRST_AT };
      tables.set(write.table, grown);
      grown.rows += 1;
      if (grown.rows < grown.next) continue;
      grown.next *= 2;
      pool.query(`analyze ${nameOf(write.table)}`).catch((error) => {
        log.warn({ err: error, table: getTableName(write.table) }, "statistics not gathered");
      });
    }
  };
}

function nameOf(table: PgTable): string {
  const { schema = "public", name } = getTableConfig(table);
  return `"${schema}"."${name}"`;
}
