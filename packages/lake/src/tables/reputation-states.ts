import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/** What reputation remembers of a wallet now, by the owner of the history. What ships is not here until something is added to it. */
export const reputationStates = reputation.table(
  "states",
  {
    /** Whose history it was computed from: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** Plain JSON of the reputation engine. */
    state: jsonb().notNull(),
    /** What the state was computed from: SHA-256 of the raw history, `+`, and the edition of the lists. */
    history: text().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address, table.owner] })],
);

export type StoredReputationState = typeof reputationStates.$inferSelect;
