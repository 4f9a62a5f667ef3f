import { within } from "@tetron/domain/within";
import { convertPoolErrors } from "./internal/convert-pool-errors.ts";
import { migrateTo } from "./internal/migrate.ts";
import { poolOfServer } from "./internal/pool.ts";
import type { LakeLog } from "./lake.ts";

/**
 * Migrates a PostgreSQL database as the owner of its tables, and grants the serving role access to rows only.
 *
 * @param options.ownerUrl - Connects as the role that owns the tables.
 * @param options.servingUrl - Connects as the serving role: only its name is used.
 * @throws Failure `UNAVAILABLE` when the server cannot be reached or a newer version has migrated it; Error
 *   when the two are one role, or the serving one does not exist.
 */
export async function migrateDatabase(options: {
  readonly ownerUrl: string;
  readonly servingUrl: string;
  readonly log: LakeLog;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { ownerUrl, servingUrl, log, signal } = options;
  const role = decodeURIComponent(new URL(servingUrl).username);
  if (role === "" || role === decodeURIComponent(new URL(ownerUrl).username))
    throw new Error("DATABASE_URL must have another user than DATABASE_OWNER_URL.");
  await using stack = new AsyncDisposableStack();
  const pool = convertPoolErrors(poolOfServer(ownerUrl, log, stack));
  await within({ signal }, () => migrateTo(pool, "The database", role));
  log.info({ role }, "database migrated");
}
