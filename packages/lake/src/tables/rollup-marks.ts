import { bigint, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/**
 * `prices`: how often prices have changed. Of a network: up to which height large wallets have been looked for; whoever adds
 * blocks up, and whoever changes old ones, locks this row first.
 */
export const rollupMarks = ingestion.table("rollup_marks", {
  name: text().primaryKey(),
  value: bigint({ mode: "number" }).notNull(),
});
