import type { Network } from "@tetron/domain/network";
import { sql } from "drizzle-orm";
import { bigint, index, integer, numeric, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { scoring } from "./schemas.ts";

/** Payments that were seen before they were in a block, each for a tenant that watches one of its wallets. */
export const payments = scoring.table(
  "payments",
  {
    /** `pay_` and a ULID. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    network: text().$type<Network>().notNull(),
    /** The transaction, in the network's stored form. */
    hash: text().notNull(),
    /** Place of the payment in its transaction, from 0. */
    index: integer().notNull(),
    fromAddress: text().notNull(),
    toAddress: text().notNull(),
    /** Base units of the currency, `> 0`. */
    amount: numeric({ precision: 78, scale: 0, mode: "bigint" }).notNull(),
    /** A symbol, or the CAIP-19 id of a token that Tetron does not know. */
    currency: text().notNull(),
    /** What its transaction uses up: see `PendingTransaction`. */
    slots: text().array().notNull(),
    status: text({ enum: ["pending", "confirmed", "reverted", "replaced", "dropped"] }).notNull(),
    /** The newest score. */
    score: text().notNull(),
    /** Of the block that contains it; `null` if it is in no block. */
    height: bigint({ mode: "number" }),
    blockHash: text(),
    replacedBy: text(),
    seenAt: timestamp({ withTimezone: true }).notNull(),
    /** When it last changed, or a node was asked about it. */
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex("payments_transaction").on(table.network, table.hash, table.index, table.tenant),
    index("payments_pending").on(table.network, table.updatedAt).where(sql`status = 'pending'`),
    index("payments_settled").on(table.updatedAt).where(sql`status <> 'pending'`),
    index("payments_mined").on(table.network, table.height).where(sql`height is not null`),
    index("payments_slots").using("gin", table.slots),
  ],
);

export type StoredPayment = typeof payments.$inferSelect;
