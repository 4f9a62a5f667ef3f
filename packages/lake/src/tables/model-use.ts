import { bigint, integer, numeric, text, timestamp } from "drizzle-orm/pg-core";
import { scoring } from "./schemas.ts";

/** What language models were used for in a minute or a day, of all processes together. */
export const modelUse = scoring.table("model_use", {
  /** `2026-11-29` or `2026-11-29T20:05`, UTC. */
  period: text().primaryKey(),
  calls: integer().notNull(),
  tokens: bigint({ mode: "number" }).notNull(),
  /** 10^-12 US dollars. */
  picodollars: numeric({ precision: 40, scale: 0, mode: "bigint" }).notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
});
