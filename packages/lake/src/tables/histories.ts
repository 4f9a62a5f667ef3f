import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { sql } from "drizzle-orm";
import { boolean, index, integer, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";
import { ingestion } from "./schemas.ts";

/** The raw history of one wallet as its source gave it, kept so that all derived data can be rebuilt. */
export const histories = ingestion.table(
  "histories",
  {
    /** The owner of the data: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** SHA-256 of the uncompressed content, hex: equal histories are stored once. */
    hash: text().notNull(),
    /** gzip of the history as JSON. */
    content: bytea().notNull(),
    transactions: integer().notNull(),
    source: text().notNull(),
    importedAt: timestamp({ withTimezone: true }).notNull(),
    /** Whether it is in the archive. */
    archived: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.network, table.address, table.hash] }),
    index("histories_waiting").on(table.network, table.importedAt).where(sql`not archived`),
  ],
);

export type StoredHistory = typeof histories.$inferSelect;
