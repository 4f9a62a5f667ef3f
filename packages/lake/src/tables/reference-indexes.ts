import { boolean, integer, jsonb, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** A column of the file, and the feature of `wallet-44/v1` that it is. */
export interface MappedColumn {
  /** The column's name as the file has it, without the spaces around it. */
  readonly column: string;
  /** `address`, `flag` or a feature; `null` for a column that is not read. */
  readonly feature: string | null;
}

/** Indexes of known wallets that were read from elsewhere. None is asked before it is promoted. */
export const referenceIndexes = ingestion.table("reference_indexes", {
  /** `idx_` and a ULID. */
  id: text().primaryKey(),
  /** The job that reads it. Jobs are forgotten, indexes are not. */
  job: text().notNull().unique(),
  sourceUrl: text().notNull(),
  sourceType: text({ enum: ["kaggle", "csv", "json"] }).notNull(),
  /** Whether it only shows what would be read: it never holds a wallet when its job is done. */
  dryRun: boolean().notNull(),
  /** How the file's columns are read; `null` before its header was. */
  mapping: jsonb().$type<readonly MappedColumn[]>(),
  wallets: integer().notNull(),
  /** Those of its wallets that are fraud. */
  fraud: integer().notNull(),
  /** Identifies its content; `null` until it is complete, and for a dry run. */
  edition: text().unique(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  /** When it was complete. */
  readyAt: timestamp({ withTimezone: true }),
});

export type StoredIndex = typeof referenceIndexes.$inferSelect;
