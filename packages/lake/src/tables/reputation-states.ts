import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/**
 * The current reputation state of a wallet, by the owner of the history. Shipped states are stored only once
 * something is added to them.
 */
export const reputationStates = reputation.table(
  "states",
  {
    /** Owner of the history that it was computed from: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** Plain JSON of the reputation engine. */
    state: jsonb().notNull(),
    /** Inputs of the state: SHA-256 of the raw history, `+`, and the version of the lists. */
    history: text().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address, table.owner] })],
);

export type StoredReputationState = typeof reputationStates.$inferSelect;
