import type { Network } from "@tetron/domain/network";
import { sql } from "drizzle-orm";
import { bigint, boolean, index, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The final blocks of which something is kept, each with whether it is in the archive. */
export const chainHeaders = ingestion.table(
  "chain_headers",
  {
    network: text().$type<Network>().notNull(),
    height: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
    /** `null` for the first block. */
    parentHash: text(),
    at: timestamp({ withTimezone: true }).notNull(),
    archived: boolean().notNull().default(false),
    /** Whether more of it was kept after it was archived. */
    more: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.height] }),
    index("chain_headers_waiting").on(table.network, table.height).where(sql`not archived`),
  ],
);
