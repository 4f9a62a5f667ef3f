import type { LinkRule } from "@tetron/domain/address-link";
import type { Network } from "@tetron/domain/network";
import { bigint, index, integer, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/**
 * Addresses that transactions of held blocks show to be of one holder: see `AddressLink`. A cluster is what its links
 * connect, so that undoing a block is removing its rows.
 */
export const addressLinks = ingestion.table(
  "address_links",
  {
    network: text().$type<Network>().notNull(),
    height: bigint({ mode: "number" }).notNull(),
    transaction: integer().notNull(),
    index: integer().notNull(),
    address: text().notNull(),
    other: text().notNull(),
    rule: text().$type<LinkRule>().notNull(),
    transactionHash: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.height, table.transaction, table.index] }),
    index("address_links_address").on(table.network, table.address, table.height, table.transaction),
    index("address_links_other").on(table.network, table.other, table.height, table.transaction),
  ],
);
