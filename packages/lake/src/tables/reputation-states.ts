import type { Network } from "@tetron/domain/network";
import { jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/** What reputation remembers of a wallet now. What ships is not here until something is added to it. */
export const reputationStates = reputation.table(
  "states",
  {
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** Plain JSON of the reputation engine. */
    state: jsonb().notNull(),
    /** What the state was computed from: SHA-256 of the raw history, `+`, and the edition of the lists. */
    history: text().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address] })],
);

export type StoredReputationState = typeof reputationStates.$inferSelect;
