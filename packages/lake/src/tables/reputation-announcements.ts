import type { Network } from "@tetron/domain/network";
import { doublePrecision, index, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/** The reputation of a wallet that was last announced to a tenant, so that each change is announced once. */
export const reputationAnnouncements = reputation.table(
  "announcements",
  {
    tenant: text().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** 0..100. */
    score: doublePrecision().notNull(),
    band: text({ enum: ["bad", "poor", "neutral", "good", "high"] }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.network, table.address] }),
    index("announcements_wallet").on(table.network, table.address),
  ],
);

export type StoredAnnouncement = typeof reputationAnnouncements.$inferSelect;
