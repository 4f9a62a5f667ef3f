import type { Network } from "@tetron/domain/network";
import { index, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The wallets that tenants watch. */
export const watches = ingestion.table(
  "watches",
  {
    tenant: text().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.network, table.address] }),
    index("watches_wallet").on(table.network, table.address),
    index("watches_created").on(table.network, table.createdAt),
  ],
);
