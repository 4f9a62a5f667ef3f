import type { Network } from "@tetron/domain/network";
import { bigint, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The blocks that may still be undone, and the final one below them. */
export const chainBlocks = ingestion.table(
  "chain_blocks",
  {
    network: text().$type<Network>().notNull(),
    height: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
    /** `null` for the first block. */
    parentHash: text(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.height] })],
);
