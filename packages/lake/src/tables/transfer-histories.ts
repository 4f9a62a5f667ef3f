import type { Coverage } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The raw histories whose transfers are in `transfers` and `transfer_totals`: of each owner's wallet the latest. */
export const transferHistories = ingestion.table(
  "transfer_histories",
  {
    network: text().$type<Network>().notNull(),
    wallet: text().notNull(),
    /** The owner of the data: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    /** Hash of the raw history. */
    hash: text().notNull(),
    /** Time of the newest transfer; `null` without any. Movements of a followed chain speak for what is later. */
    reach: timestamp({ withTimezone: true }),
    transfers: integer().notNull(),
    /** The prices that its totals go by are all that were stored at this time; `null` when they go by none. */
    valuedAt: timestamp({ withTimezone: true }),
    /** How much of the history a provider told; `null` for one that was imported. */
    coverage: jsonb().$type<Coverage>(),
    /** Whether its source tells token transfers. */
    tokens: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.wallet, table.owner] }),
    // Those that may be rolled up: see `LARGE`.
    index("transfer_histories_large").on(table.network, table.wallet).where(sql`${table.transfers} >= 2000`),
  ],
);

export type TransferHistory = typeof transferHistories.$inferSelect;
