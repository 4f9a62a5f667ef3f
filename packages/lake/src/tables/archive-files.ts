import { bigint, date, index, integer, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** What files of the archive hold. */
export const ARCHIVE_KINDS = ["blocks", "transactions", "movements", "links", "histories", "scores"] as const;

export type ArchiveKind = (typeof ARCHIVE_KINDS)[number];

/** The manifest of the archive: a file that is not in it does not count. */
export const archiveFiles = ingestion.table(
  "archive_files",
  {
    /** In the archive's folder, with `/`. */
    path: text().primaryKey(),
    kind: text({ enum: ARCHIVE_KINDS }).notNull(),
    network: text().notNull(),
    /** UTC. */
    day: date({ mode: "string" }).notNull(),
    rows: integer().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    /** Of the file, hex. */
    sha256: text().notNull(),
    /** The least and the greatest of what the rows are ordered by: heights of blocks, ids of scores, hashes of histories. */
    first: text().notNull(),
    last: text().notNull(),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("archive_files_partition").on(table.kind, table.network, table.day)],
);

export type ArchiveFile = typeof archiveFiles.$inferSelect;
