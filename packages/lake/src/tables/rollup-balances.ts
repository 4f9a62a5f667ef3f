import { sql } from "drizzle-orm";
import { bigint, index, numeric, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

const sum = () => numeric({ mode: "bigint" }).notNull();

/** What a rolled-up wallet received and sent of each asset, and what it did not send itself. */
export const rollupBalances = ingestion.table(
  "rollup_balances",
  {
    rollup: bigint({ mode: "number" }).notNull(),
    asset: text().notNull(),
    decimals: smallint(),
    /** Those sent and those received. */
    transfers: sum(),
    sentCount: sum(),
    receivedCount: sum(),
    /** Base units. */
    sent: sum(),
    received: sum(),
    /** Base units that all movements of its blocks add up to, fees too; 0 with a history. */
    moved: sum(),
  },
  (table) => [
    primaryKey({ columns: [table.rollup, table.asset] }),
    index("rollup_balances_transfers")
      .on(table.rollup, table.transfers.desc(), table.asset)
      .where(sql`${table.transfers} > 0`),
  ],
);
