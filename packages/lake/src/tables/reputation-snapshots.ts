import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/** Each state that a wallet's reputation went through, so that its past is told as it was known. */
export const reputationSnapshots = reputation.table(
  "snapshots",
  {
    /** Whose history it was computed from: see `domain/owner`. */
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
