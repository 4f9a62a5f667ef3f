import { date, doublePrecision, integer, primaryKey, text } from "drizzle-orm/pg-core";
import { scoring } from "./schemas.ts";

/** How far the numbers of a day's scores are from those that they are compared with. */
export const modelDrift = scoring.table(
  "model_drift",
  {
    /** UTC. */
    day: date({ mode: "string" }).notNull(),
    /** A column of `behaviour/v1`, `fraud_score`, or `fraud_share`. */
    name: text().notNull(),
    /** The live model of the day's end. */
    model: text().notNull(),
    /** Values that were compared. */
    values: integer().notNull(),
    /** `null` for `fraud_share`. */
    psi: doublePrecision(),
    ks: doublePrecision(),
    /** The estimated share of fraud, 0-1; `null` for others. */
    estimate: doublePrecision(),
  },
  (table) => [primaryKey({ columns: [table.day, table.name] })],
);

export type StoredDrift = typeof modelDrift.$inferSelect;
