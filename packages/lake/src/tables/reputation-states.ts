import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { bigint, boolean, index, jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/** How the blocks of a chain are counted in a state. */
export interface FollowedState {
  /** Height of the first block that counts. */
  readonly since: number;
  /** Hash of the block up to which they are counted. */
  readonly hash: string;
  /** The state with the blocks up to a height only, which are final: what stays of it is counted again when others are undone. */
  readonly final: unknown;
  readonly finalHeight: number;
}

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
    /** Inputs of the state: SHA-256 of the raw history, or `chain` without one, `+`, and the version of the lists. */
    history: text().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    /**
     * Unix seconds of the newest evidence without that of blocks: by it the preferred one of several owners' is chosen, and
     * what blocks have up to then it has too. `null` when no block is counted: then it is that of the state.
     */
    reach: bigint({ mode: "number" }),
    /** Height of the block up to which those of its chain are counted; `null` when none is. */
    height: bigint({ mode: "number" }),
    followed: jsonb().$type<FollowedState>(),
    /** Whether the state has evidence against the wallet; `null` of one that an earlier release stored. */
    atFault: boolean(),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.address, table.owner] }),
    index("states_height").on(table.network, table.height),
  ],
);

export type StoredReputationState = typeof reputationStates.$inferSelect;
