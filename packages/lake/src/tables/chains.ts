import type { Network } from "@tetron/domain/network";
import { bigint, boolean, jsonb, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** What an endpoint of a network has answered since its process began. */
export interface EndpointReport {
  /** The host only. */
  readonly endpoint: string;
  readonly state: string;
  /** `null` before its first answer. */
  readonly latencyMs: number | null;
  readonly answers: number;
  /** Failed attempts, by kind. */
  readonly faults: Readonly<Record<string, number>>;
}

/** How often what is held was compared with the node's own books since its process began. */
export interface BalanceChecks {
  /** Comparisons of what a wallet has of the network's coin, and those of them that differed. */
  coins: number;
  wrongCoins: number;
  /** The same of tokens. */
  tokens: number;
  wrongTokens: number;
  /** Height of the newest block at which coins differed; `null` when they never did. */
  wrongAt: number | null;
}

/** How far each network is followed: the checkpoint, and what the follower last saw. */
export const chains = ingestion.table("chains", {
  network: text().$type<Network>().primaryKey(),
  mode: text({ enum: ["watch", "full"] }).notNull(),
  /** Height of the first block that was kept, and the time since which everything was. */
  fromHeight: bigint({ mode: "number" }).notNull(),
  fromAt: timestamp({ withTimezone: true }).notNull(),
  /** Height below which what blocks moved has been deleted; `null` when nothing has. */
  movementsFrom: bigint({ mode: "number" }),
  /** The newest block that is held. */
  heldHeight: bigint({ mode: "number" }).notNull(),
  heldHash: text().notNull(),
  heldAt: timestamp({ withTimezone: true }).notNull(),
  /** Height up to which blocks are final; it never falls. Above `heldHeight` while catching up; -1 when not known. */
  finalizedHeight: bigint({ mode: "number" }).notNull(),
  /** The newest block that a node has reported. */
  headHeight: bigint({ mode: "number" }).notNull(),
  /** Whether calls within transactions are kept; `null` before the nodes were asked. */
  traces: boolean(),
  /** Why it does not get on, for people; `null` when it does. */
  trouble: text(),
  /** Whether nothing is followed any more until somebody decides. */
  stopped: boolean().notNull(),
  endpoints: jsonb().$type<readonly EndpointReport[]>().notNull(),
  /** `null` before the first comparison, and where none is made. */
  balanceChecks: jsonb().$type<Readonly<BalanceChecks>>(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
});

export type StoredChain = typeof chains.$inferSelect;
