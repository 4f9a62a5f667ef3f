import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/** Each state of a wallet's reputation, so that its history shows what was known at each time. */
export const reputationSnapshots = reputation.table(
  "snapshots",
  {
    /** Owner of the history that it was computed from: see `domain/owner`. */
    owner: text().$type<Owner>().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    takenAt: timestamp({ withTimezone: true }).notNull(),
    /** Plain JSON of the reputation engine. */
    state: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address, table.owner, table.takenAt] })],
);

export type StoredReputationSnapshot = typeof reputationSnapshots.$inferSelect;
