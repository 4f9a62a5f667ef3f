import type { Coverage } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { sql } from "drizzle-orm";
import { doublePrecision, index, integer, jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { exactJson } from "./exact-json.ts";
import { ingestion } from "./schemas.ts";

/** A history that goes on with the blocks of its chain. */
export interface Followed {
  /** Height since which the wallet's part of every block was kept. */
  readonly since: number;
  /** Height of the last block that brought something. */
  readonly height: number;
  /** When the row was written that it continues: another import begins anew. */
  readonly basis: string;
  /** Unix seconds of the last entry of each list at that time; what blocks have up to then it has too. */
  readonly transactionsTo: number | null;
  readonly tokensTo: number | null;
  /** Height of the last block before which a copy of the wallet was kept, to undo blocks; absent: of none. */
  readonly copied?: number;
}

/** What an owner knows about a wallet: a summary of its history, and the numbers derived from it. */
export const wallets = ingestion.table(
  "wallets",
  {
    /** The owner of the data: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    network: text().$type<Network>().notNull(),
    /** In stored form: see `parseAddress`. */
    address: text().notNull(),
    /** When a provider was asked for the history; `null` for one that was imported. */
    asOf: timestamp({ withTimezone: true }),
    /** How much of the history a provider told; `null` for one that was imported. */
    coverage: jsonb().$type<Coverage>(),
    /** How a follower continued the history beyond what was imported or told; `null` when it did not. */
    followed: jsonb().$type<Followed>(),
    /** Time of the oldest and newest block in the history; `null` without transactions. */
    firstSeen: timestamp({ withTimezone: true }),
    lastSeen: timestamp({ withTimezone: true }),
    transactions: integer().notNull().default(0),
    tokenTransfers: integer().notNull().default(0),
    /** The class of the wallet in a reference data set; `null` for a wallet in none. */
    referenceLabel: text({ enum: ["fraud", "normal"] }),
    /** `wallet-44/v1`, in its order; `null` until computed. */
    wallet44: doublePrecision("wallet_44").array(),
    /** `behaviour/v1`, in its order, `NaN` where missing; `null` until computed. */
    behaviour: doublePrecision().array(),
    /** State of the incremental features, so that adding a transaction is O(1). */
    state: exactJson(),
    /** Name of the source that the row comes from: see `sources`. */
    source: text().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.address, table.owner] }),
    index("wallets_reference").on(table.referenceLabel),
    // Few of many: the histories of which a provider told both ends. An index of a column that blocks change would be written
    // again, as all others, with each block that touches a wallet.
    index("wallets_cut").on(table.network, table.address).where(sql`coverage ->> 'from' = 'both_ends'`),
  ],
);

export type StoredWallet = typeof wallets.$inferSelect;
export type NewWallet = typeof wallets.$inferInsert;
