import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { primaryKey, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** An address that a sanctions list names. */
export const sanctions = ingestion.table(
  "sanctions",
  {
    /** The owner of the data: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    address: text().notNull(),
    network: text().$type<Network>().notNull(),
    /** The list's code of the asset that the address is listed for, such as `ETH` or `XBT`. */
    asset: text().notNull(),
    /** The list and its version: see `sources`. */
    source: text().notNull(),
    version: text().notNull(),
  },
  // By address first: a listed EVM key is listed on every EVM network.
  (table) => [
    primaryKey({ columns: [table.address, table.network, table.owner, table.source, table.asset] }),
  ],
);

export type StoredSanction = typeof sanctions.$inferSelect;
