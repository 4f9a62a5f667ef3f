import type { Network } from "@tetron/domain/network";
import { bigint, boolean, integer, numeric, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The transactions that movements belong to: see `BlockTransaction`. */
export const chainTransactions = ingestion.table(
  "chain_transactions",
  {
    network: text().$type<Network>().notNull(),
    height: bigint({ mode: "number" }).notNull(),
    index: integer().notNull(),
    hash: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    fromAddress: text(),
    toAddress: text(),
    contract: text(),
    /** Base units. */
    value: numeric({ precision: 78, scale: 0, mode: "bigint" }).notNull(),
    failed: boolean().notNull(),
    methodId: text(),
  },
  (table) => [primaryKey({ columns: [table.network, table.height, table.index] })],
);
