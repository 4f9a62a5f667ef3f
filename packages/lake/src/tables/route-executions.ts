import { jsonb, text, timestamp } from "drizzle-orm/pg-core";
import { routing } from "./schemas.ts";

/** What became of a quoted route; one report each, never changed. */
export const routeExecutions = routing.table("executions", {
  /** The quote's id. */
  routeId: text().primaryKey(),
  tenant: text().notNull(),
  outcome: text({ enum: ["executed", "failed"] }).notNull(),
  /** The report as it was made, so that the same one again is known for what it is. */
  report: jsonb().notNull(),
  reportedAt: timestamp({ withTimezone: true }).notNull(),
});

export type StoredRouteExecution = typeof routeExecutions.$inferSelect;
