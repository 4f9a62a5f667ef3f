import type { ANY_NETWORK, Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/**
 * Each list, data set or promoted index that was loaded, by owner, kind, name, network and version. The current version has
 * no `replacedAt`.
 */
export const sources = ingestion.table(
  "sources",
  {
    /** The owner of the data: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    kind: text({ enum: ["wallets", "labels", "sanctions", "index"] }).notNull(),
    name: text().notNull(),
    /** The network that the list covers; `*` for several. */
    network: text().$type<Network | typeof ANY_NETWORK>().notNull(),
    version: text().notNull(),
    /** Where the list is published. */
    url: text().notNull(),
    rows: integer().notNull(),
    /** The date that the data describes; its age counts from here. */
    asOf: timestamp({ withTimezone: true }).notNull(),
    loadedAt: timestamp({ withTimezone: true }).notNull(),
    replacedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.kind, table.name, table.network, table.version] }),
    index("sources_current").on(table.name).where(sql`replaced_at is null`),
  ],
);

export type StoredSource = typeof sources.$inferSelect;
