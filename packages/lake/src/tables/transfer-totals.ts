import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { index, integer, numeric, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** A sum may have more digits than what it adds up. */
const sum = () => numeric({ mode: "bigint" });

/**
 * What a wallet sent to and received from each counterparty in each asset, by its owner's latest history. Failed
 * transfers are left out.
 */
export const transferTotals = ingestion.table(
  "transfer_totals",
  {
    network: text().$type<Network>().notNull(),
    wallet: text().notNull(),
    owner: text().$type<Owner>().notNull(),
    /** The empty text for what has none: see `WalletTransfer`. */
    counterparty: text().notNull(),
    asset: text().notNull(),
    decimals: smallint(),
    sentCount: integer().notNull(),
    receivedCount: integer().notNull(),
    /** Base units. */
    sent: sum().notNull(),
    received: sum().notNull(),
    firstSent: timestamp({ withTimezone: true }),
    lastSent: timestamp({ withTimezone: true }),
    firstReceived: timestamp({ withTimezone: true }),
    lastReceived: timestamp({ withTimezone: true }),
    /** US dollars, times 1e8, by the price of each transfer's day; `null` when none of them has one. */
    sentUsd: sum(),
    receivedUsd: sum(),
    /** Transfers of an asset that Tetron lists, on days without a price. */
    sentUnpriced: integer().notNull().default(0),
    receivedUnpriced: integer().notNull().default(0),
    /** Transfers that no total counts the value of: see `isExcluded`. */
    sentExcluded: integer().notNull().default(0),
    receivedExcluded: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.wallet, table.owner, table.counterparty, table.asset] }),
    index("transfer_totals_counterparty").on(table.network, table.counterparty),
  ],
);

export type TransferTotal = Omit<typeof transferTotals.$inferSelect, "network" | "wallet" | "owner">;
