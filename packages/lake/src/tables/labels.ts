import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { date, primaryKey, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** What a list says about an address: an exchange, a bridge, a token contract. */
export const labels = ingestion.table(
  "labels",
  {
    /** The owner of the data: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    label: text().notNull(),
    /** The name in the list; empty when it has none. */
    name: text().notNull(),
    /** The list and its version: see `sources`. */
    source: text().notNull(),
    version: text().notNull(),
    /** The days of the first and the last import that had the label; `null` when it is from before they were kept. */
    firstSeen: date({ mode: "string" }),
    lastSeen: date({ mode: "string" }),
  },
  (table) => [
    primaryKey({
      columns: [table.network, table.address, table.owner, table.source, table.label, table.name],
    }),
  ],
);

export type StoredLabel = typeof labels.$inferSelect;
