import { doublePrecision, text, timestamp } from "drizzle-orm/pg-core";
import { routing } from "./schemas.ts";

/** What was learnt of each bridge, venue and transfer from reports: faded sums as they stood at `at`. */
export const bridgeEstimates = routing.table("bridge_estimates", {
  /** Id in the route catalogue. */
  carrier: text().primaryKey(),
  successes: doublePrecision().notNull(),
  failures: doublePrecision().notNull(),
  /** Weight, sum and sum of squares of `ln(took / expected)`. */
  times: doublePrecision().notNull(),
  logSum: doublePrecision().notNull(),
  logSquareSum: doublePrecision().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
});

export type StoredBridgeEstimate = typeof bridgeEstimates.$inferSelect;
