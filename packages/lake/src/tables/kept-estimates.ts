import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { primaryKey, text } from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";
import { scoring } from "./schemas.ts";

/**
 * What fraud models and an index of known wallets say of a wallet, computed when its history changed. Everything can be
 * computed again from the wallet: a row that is missing, or is of another state, costs time only.
 */
export const keptEstimates = scoring.table(
  "kept_estimates",
  {
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** Of the wallet that it is computed from: see `wallets`. */
    owner: text().$type<Owner>().notNull(),
    /** Hash of the numbers that it is computed from. */
    state: bytea().notNull(),
    /** The models' versions, the newest first. */
    models: text().array().notNull(),
    /** What each of them says, as many bytes of each. */
    estimates: bytea().notNull(),
    /** The index's edition; `null` when nobody searched. */
    edition: text(),
    neighbours: bytea(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address, table.owner] })],
);

export type KeptRow = typeof keptEstimates.$inferSelect;
