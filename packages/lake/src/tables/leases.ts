import { text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/**
 * Exclusive work of one of several processes, and its holder. Times are by the database's clock, which all of
 * them share.
 */
export const leases = platform.table("leases", {
  /** For example the name of a job. */
  name: text().primaryKey(),
  /** The process that holds it. */
  holder: text().notNull(),
  /** After this another process may take it. */
  expiresAt: timestamp({ withTimezone: true }).notNull(),
});
