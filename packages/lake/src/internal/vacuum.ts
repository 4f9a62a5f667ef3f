import { MINUTE_MS } from "@tetron/domain/durations";
import type { Pool } from "pg";
import type { LakeLog } from "../lake.ts";
import { pause } from "../pause.ts";

/** As autovacuum's defaults, but that a small table is left alone. */
const DEAD_SHARE = 0.2;
const CHANGED_SHARE = 0.1;
const MIN_ROWS = 1_000;
/** Write-ahead log since the last checkpoint from which on there is another one, in bytes. */
const CHECKPOINT_BYTES = 32 * 2 ** 20;

const DUE = `select format('%I.%I', schemaname, relname) as name, n_dead_tup > ${MIN_ROWS} + ${DEAD_SHARE} * n_live_tup as dead
  from pg_stat_user_tables
  where n_dead_tup > ${MIN_ROWS} + ${DEAD_SHARE} * n_live_tup
    or n_mod_since_analyze > ${MIN_ROWS} + ${CHANGED_SHARE} * n_live_tup`;

/**
 * Frees the room of rows that were deleted or replaced, and gathers statistics of tables that have changed, as a server's
 * autovacuum does: PGlite has none. Without it a table keeps growing, and what reads the first of its rows steps over all
 * those that were there before.
 */
export async function vacuumDue(pool: Pick<Pool, "query">): Promise<void> {
  const { rows } = await pool.query<{ name: string; dead: boolean }>(DUE);
  // Each blocks the one connection for some milliseconds; one after the other lets others in between.
  for (const { name, dead } of rows) await pool.query(`${dead ? "vacuum (analyze)" : "analyze"} ${name}`);
}

/**
 * Writes a checkpoint after so much write-ahead log. PGlite has none while it runs, as only a server asks itself for one:
 * without it the log grows for good, and a process that was killed reads all of it at its next start.
 */
export async function checkpointDue(pool: Pick<Pool, "query">): Promise<void> {
  const { rows } = await pool.query<{ bytes: number }>(
    "select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()",
  );
  if (rows[0]!.bytes > CHECKPOINT_BYTES) await pool.query("checkpoint");
}

/** Vacuums what is due and writes a checkpoint when it is, every minute, until it is disposed of. */
export function keepVacuumed(pool: Pick<Pool, "query">, log: LakeLog): AsyncDisposable {
  const closing = new AbortController();
  const kept = keep();
  return {
    async [Symbol.asyncDispose]() {
      closing.abort();
      await kept;
    },
  };

  async function keep(): Promise<void> {
    for (;;) {
      await pause(MINUTE_MS, closing.signal);
      if (closing.signal.aborted) return;
      await vacuumDue(pool).catch((err: unknown) => log.warn({ err }, "tables not vacuumed"));
      await checkpointDue(pool).catch((err: unknown) => log.warn({ err }, "no checkpoint written"));
    }
  }
}
