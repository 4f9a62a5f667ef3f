import type { Network } from "@tetron/domain/network";
import { index, text, timestamp, unique } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/** What a tenant reported about a wallet. It moves the wallet's reputation in that tenant's eyes only. */
export const reputationOutcomes = reputation.table(
  "outcomes",
  {
    /** `fb_` and a ULID. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    kind: text({ enum: ["fraud", "good", "contested", "cleared"] }).notNull(),
    /** The tenant's own name for the report: the same one again is the same report. */
    reference: text().notNull(),
    /** The score that the report is about; `null` when it is about none. */
    transactionId: text(),
    /** When what is reported became known. */
    occurredAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    unique("outcomes_reference").on(table.tenant, table.reference),
    index("outcomes_newest").on(table.tenant, table.network, table.address, table.occurredAt, table.id),
  ],
);

export type StoredOutcome = typeof reputationOutcomes.$inferSelect;
