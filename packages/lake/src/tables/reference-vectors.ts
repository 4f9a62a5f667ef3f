import { boolean, doublePrecision, primaryKey, text } from "drizzle-orm/pg-core";
import { referenceIndexes } from "./reference-indexes.ts";
import { ingestion } from "./schemas.ts";

/** The known wallets of an index. */
export const referenceVectors = ingestion.table(
  "reference_vectors",
  {
    index: text()
      .notNull()
      .references(() => referenceIndexes.id, { onDelete: "cascade" }),
    /** Of Ethereum, lower-case. */
    address: text().notNull(),
    fraud: boolean().notNull(),
    /** `wallet-44/v1`; 0 in the columns that the index's mapping lacks. */
    vector44: doublePrecision().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.index, table.address] })],
);

export type StoredVector = typeof referenceVectors.$inferSelect;
