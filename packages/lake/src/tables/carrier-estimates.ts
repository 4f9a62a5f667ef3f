import { doublePrecision, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { routing } from "./schemas.ts";

/** What a tenant's reports say about each bridge, venue and transfer: decayed sums as of `at`. */
export const carrierEstimates = routing.table(
  "carrier_estimates",
  {
    /** Id in the route catalogue. */
    carrier: text().notNull(),
    tenant: text().notNull(),
    successes: doublePrecision().notNull(),
    failures: doublePrecision().notNull(),
    /** Weight, sum and sum of squares of `ln(took / expected)`. */
    times: doublePrecision().notNull(),
    logSum: doublePrecision().notNull(),
    logSquareSum: doublePrecision().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  // By tenant first: a quote reads its own tenant's every time, the others' rarely.
  (table) => [primaryKey({ columns: [table.tenant, table.carrier] })],
);

export type StoredCarrierEstimate = typeof carrierEstimates.$inferSelect;
