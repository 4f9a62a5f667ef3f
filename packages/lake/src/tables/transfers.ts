import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { boolean, integer, numeric, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The transfers of a wallet by its owner's latest history: see `WalletTransfer`. The key is the order of pages. */
export const transfers = ingestion.table(
  "transfers",
  {
    network: text().$type<Network>().notNull(),
    wallet: text().notNull(),
    owner: text().$type<Owner>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Its place in the history, from 0, the oldest first. */
    seq: integer().notNull(),
    incoming: boolean().notNull(),
    counterparty: text(),
    asset: text().notNull(),
    decimals: smallint(),
    /** Base units, `>= 0`. */
    amount: numeric({ precision: 78, scale: 0, mode: "bigint" }).notNull(),
    kind: text({ enum: ["native", "token"] }).notNull(),
    failed: boolean().notNull(),
    hash: text(),
  },
  (table) => [primaryKey({ columns: [table.network, table.wallet, table.owner, table.at, table.seq] })],
);
