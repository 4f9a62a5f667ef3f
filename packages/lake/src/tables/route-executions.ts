import { jsonb, text, timestamp } from "drizzle-orm/pg-core";
import { routing } from "./schemas.ts";

/** The reported execution of a quoted route; one each, never changed. */
export const routeExecutions = routing.table("executions", {
  /** The quote's id. */
  routeId: text().primaryKey(),
  tenant: text().notNull(),
  outcome: text({ enum: ["executed", "failed"] }).notNull(),
  /** The report as it was made, to recognise the same one again. */
  report: jsonb().notNull(),
  reportedAt: timestamp({ withTimezone: true }).notNull(),
});

export type StoredRouteExecution = typeof routeExecutions.$inferSelect;
