import type { Database } from "@tetron/lake/database";
import { sql } from "drizzle-orm";

/** The audit log is for good, and leases name jobs that run. */
const KEPT = ["platform.audit_entries", "platform.leases"];

/** Tables of which some row names the simulated network, an asset of it or a wallet. */
export async function tracesOf(db: Database, addresses: ReadonlySet<string>): Promise<string[]> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`);
  const traces: string[] = [];
  for (const { name } of tables) {
    if (KEPT.includes(name)) continue;
    const { rows } = await db.execute<{ row: string }>(sql`
      select each::text as row from ${sql.raw(name)} each where each::text ~ 'simnet|SIM|0x[0-9a-f]{40}'`);
    const isTrace = (row: string) =>
      /simnet|\bSIM\b/.test(row) || (row.match(/0x[0-9a-f]{40}/g) ?? []).some((each) => addresses.has(each));
    if (rows.some(({ row }) => isTrace(row))) traces.push(name);
  }
  return traces;
}
