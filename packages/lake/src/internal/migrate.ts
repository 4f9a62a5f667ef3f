import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Pool, PoolClient } from "pg";
import { unavailable } from "./failures.ts";

const FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));
/** A number that nothing else on the server locks. */
const MIGRATION_LOCK = 7_402_316;

/**
 * Brings a database to this version's tables. Processes that start together wait for each other.
 *
 * @param name - What the database is called in an error.
 * @throws Failure `UNAVAILABLE` when a newer version has migrated it: older code would write wrong rows.
 */
export async function migrateTo(pool: Pool, name: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const newest = Math.max(
      ...readMigrationFiles({ migrationsFolder: FOLDER }).map((file) => file.folderMillis),
    );
    if ((await lastApplied(client)) > newest)
      throw unavailable(`${name} was written by a newer version of Tetron.`);
    await migrate(drizzle(client), { migrationsFolder: FOLDER });
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    client.release();
  } catch (error) {
    // Closing the connection frees its lock, whatever state it is in.
    client.release(true);
    throw error;
  }
}

/** When the newest migration that the database has was made, milliseconds; 0 for an empty one. */
async function lastApplied(client: PoolClient): Promise<number> {
  const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (known.rows[0].name === null) return 0;
  const last = await client.query("select max(created_at) as at from drizzle.__drizzle_migrations");
  return Number(last.rows[0].at ?? 0);
}
