import type { Network } from "@tetron/domain/network";
import { sql } from "drizzle-orm";
import { doublePrecision, index, jsonb, numeric, text, timestamp } from "drizzle-orm/pg-core";
import { exactJson } from "./exact-json.ts";
import { scoring } from "./schemas.ts";

/** One row per scoring request. A completed score never changes. */
export const scores = scoring.table(
  "scores",
  {
    /** `tx_` and a ULID, so that sorting by id is sorting by time. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    requestId: text().notNull(),
    network: text().$type<Network>().notNull(),
    fromAddress: text().notNull(),
    toAddress: text().notNull(),
    /** Base units of the currency, `> 0`. */
    amount: numeric({ precision: 78, scale: 0, mode: "bigint" }).notNull(),
    currency: text().notNull(),
    status: text({ enum: ["pending", "completed", "failed"] }).notNull(),
    /** 0..100; 100 is certain fraud. */
    fraudScore: doublePrecision().notNull(),
    /** The score with both wallets at the ends of their ranges; `null` when none has one. */
    fraudScoreRange: jsonb().$type<{ readonly low: number; readonly high: number }>(),
    /** 0..100, the lower of the two wallets'. */
    reputationScore: doublePrecision().notNull(),
    recommendation: text({ enum: ["approve", "review", "decline"] }).notNull(),
    /** The rule of the policy that decided: its id and title. */
    rule: jsonb().$type<{ readonly id: string; readonly title: string }>().notNull(),
    /** 0..1. */
    confidence: doublePrecision().notNull(),
    /** Log-odds of fraud before any reason. */
    base: doublePrecision().notNull(),
    modelVersion: text().notNull(),
    /** The parts of the answer that are returned unchanged. */
    reasons: jsonb().notNull(),
    wallets: jsonb().notNull(),
    sources: jsonb().notNull(),
    versions: jsonb().notNull(),
    /** All inputs of the answer: replaying it computes the same numbers, bit for bit. */
    inputs: exactJson().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** `null` while the score is pending. */
    completedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("scores_from").on(table.tenant, table.network, table.fromAddress, table.id),
    index("scores_to").on(table.tenant, table.network, table.toAddress, table.id),
    index("scores_tenant").on(table.tenant, table.id),
    index("scores_pending").on(table.id).where(sql`status = 'pending'`),
  ],
);

export type StoredScore = typeof scores.$inferSelect;
