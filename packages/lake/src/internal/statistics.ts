import { getTableName } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import type { LakeLog } from "../lake.ts";
import type { Write } from "../write.ts";

/** Rows after which a table's statistics are gathered for the first time, and each time it has doubled since. */
const FIRST_AT = 100;

/**
 * Gathers statistics of tables as they grow, as a server's autovacuum does. PGlite has none, and without
 * statistics Postgres takes one index for as good as another: a count that should read a row then reads
 * thousands.
 *
 * @returns Takes note of what was written. It does not wait.
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
