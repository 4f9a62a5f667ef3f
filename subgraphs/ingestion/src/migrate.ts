/**
 * Migrates the database as its owner and ends; the one process that is given `DATABASE_OWNER_URL`.
 *
 * @module
 */
import { migrateDatabase } from "@tetron/lake/migrate-database";
import { createLog } from "@tetron/service/log";
import { readSettings } from "@tetron/service/settings";
import { createStopSignal } from "@tetron/service/stop-signal";
import { MigrationSettings } from "./settings.ts";

const signal = createStopSignal();
const { DATABASE_OWNER_URL, DATABASE_URL, LOG_LEVEL } = readSettings(MigrationSettings);
const log = createLog("migration", { level: LOG_LEVEL });
await migrateDatabase({ ownerUrl: DATABASE_OWNER_URL, servingUrl: DATABASE_URL, log, signal });
