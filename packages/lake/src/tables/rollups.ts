import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { sql } from "drizzle-orm";
import { bigint, boolean, date, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/**
 * Large wallets whose transfers are added up in advance, each as one source of transfers has it: an owner's history with the
 * settled blocks after its reach, or settled blocks alone.
 */
export const rollups = ingestion.table(
  "rollups",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    network: text().$type<Network>().notNull(),
    wallet: text().notNull(),
    /** Whose history it is; the empty text for blocks alone. */
    owner: text().$type<Owner | "">().notNull(),
    /** Of the history: see `transferHistories`. `null` without one. */
    reach: timestamp({ withTimezone: true }),
    hash: text(),
    historyValuedAt: timestamp({ withTimezone: true }),
    /** Height up to which blocks are added up; -1 for none. */
    height: bigint({ mode: "number" }).notNull().default(-1),
    /** The last counterparty of the history that has a rank; `null` before the first. */
    rankedTo: text(),
    /** Whether all of them have one: nothing is read from it before. */
    isRanked: boolean().notNull().default(false),
    /** How often prices had changed when it was valued, and a time up to which every price that was stored is in it. */
    edition: bigint({ mode: "number" }).notNull().default(-1),
    valuedAt: timestamp({ withTimezone: true }),
    /** The newest day (UTC) of which blocks moved something; `null` for none. */
    lastDay: date(),
    /** The assets that Tetron listed then, as a hash. */
    listed: text().notNull().default(""),
    /** Whether it is to be deleted, with its rows. */
    isDropped: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex("rollups_source")
      .on(table.network, table.wallet, table.owner)
      .where(sql`not ${table.isDropped}`),
  ],
);

export type Rollup = typeof rollups.$inferSelect;
