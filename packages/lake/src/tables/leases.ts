import { text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** What one process of several does, and which one. Told by the database's clock, which all of them share. */
export const leases = platform.table("leases", {
  /** Such as the name of a job. */
  name: text().primaryKey(),
  /** The process that holds it. */
  holder: text().notNull(),
  /** From then on another process may take it. */
  expiresAt: timestamp({ withTimezone: true }).notNull(),
});
