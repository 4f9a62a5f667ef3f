import { sql } from "drizzle-orm";
import { index, integer, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** Each list or data set that was loaded, by version. The current version has no `replacedAt`. */
export const sources = ingestion.table(
  "sources",
  {
    name: text().notNull(),
    version: text().notNull(),
    kind: text({ enum: ["wallets", "labels", "sanctions"] }).notNull(),
    /** Where the list is published. */
    url: text().notNull(),
    rows: integer().notNull(),
    /** The moment that the data describes; its age is counted from here. */
    asOf: timestamp({ withTimezone: true }).notNull(),
    loadedAt: timestamp({ withTimezone: true }).notNull(),
    replacedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.name, table.version] }),
    index("sources_current").on(table.name).where(sql`replaced_at is null`),
  ],
);

export type StoredSource = typeof sources.$inferSelect;
