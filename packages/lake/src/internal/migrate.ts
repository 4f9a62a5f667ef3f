import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Pool, PoolClient } from "pg";
import { unavailable } from "./failures.ts";
import { grantServing } from "./grants.ts";

const FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));
/** An arbitrary key that nothing else on the server locks. */
const MIGRATION_LOCK = 7_402_316;
/** SQLSTATE of a statement that the role may not execute. */
const NO_PRIVILEGE = "42501";
/** How long a role without the right to migrate waits for one that has it. */
const WAIT_MS = 60_000;
const PAUSE_MS = 500;

/**
 * Migrates a database to this version's tables. Processes that start together wait for each other.
 *
 * @param name - Name of the database in errors.
 * @param servingRole - Is granted what serving needs: see `grantServing`.
 * @throws Failure `UNAVAILABLE` when a newer version has migrated it: older code would write wrong rows.
 */
export async function migrateTo(pool: Pool, name: string, servingRole?: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    if (!(await isCurrent(client, name))) await migrate(drizzle(client), { migrationsFolder: FOLDER });
    if (servingRole !== undefined) await grantServing(client, servingRole);
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    client.release();
  } catch (error) {
    // Closing the connection releases its lock, whatever its state.
    client.release(true);
    throw error;
  }
}

/**
 * The same for a role that may lack the right to migrate: then it waits for one that has it.
 *
 * @throws Failure `UNAVAILABLE` saying what to do when nobody migrates within a minute.
 */
export async function migrateOrWait(pool: Pool, name: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    try {
      return await migrateTo(pool, name);
    } catch (error) {
      if (!isAboutPrivilege(error)) throw error;
      if (Date.now() > deadline)
        throw unavailable(
          `${name} is of an older version, and its user may not migrate it: run the migration with DATABASE_OWNER_URL.`,
          error,
        );
    }
    await sleep(PAUSE_MS, undefined, { signal });
  }
}

function isAboutPrivilege(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ((at as { code?: unknown }).code === NO_PRIVILEGE) return true;
  return false;
}

async function isCurrent(client: PoolClient, name: string): Promise<boolean> {
  const files = readMigrationFiles({ migrationsFolder: FOLDER });
  const newest = Math.max(...files.map((file) => file.folderMillis));
  const last = await lastApplied(client);
  if (last > newest) throw unavailable(`${name} was written by a newer version of Tetron.`);
  return last === newest;
}

/** Time of the database's newest migration, in milliseconds; 0 for an empty one. */
async function lastApplied(client: PoolClient): Promise<number> {
  const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (known.rows[0].name === null) return 0;
  const last = await client.query("select max(created_at) as at from drizzle.__drizzle_migrations");
  return Number(last.rows[0].at ?? 0);
}
