import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { index, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/**
 * Addresses that, by the latest history of an owner's wallet, paid for a transaction together with it and are taken to be
 * of one holder, each with the first such transaction. They are replaced with the history.
 */
export const historyLinks = ingestion.table(
  "history_links",
  {
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** The owner of the data: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    other: text().notNull(),
    transactionHash: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.address, table.owner, table.other] }),
    index("history_links_other").on(table.network, table.other),
  ],
);
