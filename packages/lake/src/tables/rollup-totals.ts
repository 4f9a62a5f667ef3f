import { bigint, boolean, numeric, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

const count = () => bigint({ mode: "bigint" }).notNull();
const sum = () => numeric({ mode: "bigint" }).notNull();

/** What settled blocks moved between a rolled-up wallet and each counterparty in each asset, in one direction. */
export const rollupTotals = ingestion.table(
  "rollup_totals",
  {
    rollup: bigint({ mode: "number" }).notNull(),
    /** The empty text for none. */
    counterparty: text().notNull(),
    asset: text().notNull(),
    incoming: boolean().notNull(),
    count: count(),
    /** Those that moved something, and those of them whose day has a price. */
    moving: count(),
    priced: count(),
    /** Base units. */
    amount: sum(),
    /** US dollars, times 1e8, not cut off: what is added later would be cut off otherwise than if it was added at once. */
    usd: numeric().notNull(),
    first: timestamp({ withTimezone: true }).notNull(),
    last: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.rollup, table.counterparty, table.asset, table.incoming] })],
);
