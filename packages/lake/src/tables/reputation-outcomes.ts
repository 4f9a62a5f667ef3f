import type { Network } from "@tetron/domain/network";
import { index, text, timestamp, unique } from "drizzle-orm/pg-core";
import { reputation } from "./schemas.ts";

/** A tenant's report about a wallet. It changes the wallet's reputation for that tenant only. */
export const reputationOutcomes = reputation.table(
  "outcomes",
  {
    /** `fb_` and a ULID. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    kind: text({ enum: ["fraud", "good", "contested", "cleared"] }).notNull(),
    /** The tenant's own id of the report: reporting it again changes nothing. */
    reference: text().notNull(),
    /** The score that the report is about; `null` for none. */
    transactionId: text(),
    /** When the reported outcome became known. */
    occurredAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    unique("outcomes_reference").on(table.tenant, table.reference),
    index("outcomes_newest").on(table.tenant, table.network, table.address, table.occurredAt, table.id),
  ],
);

export type StoredOutcome = typeof reputationOutcomes.$inferSelect;
