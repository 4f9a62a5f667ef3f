import type { Network } from "@tetron/domain/network";
import { primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { scoring } from "./schemas.ts";

/** That a person should look at payments with a wallet, as an analyst proposed of an approved one; of several the newest. */
export const reviewProposals = scoring.table(
  "review_proposals",
  {
    tenant: text().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** Code of the reason. */
    code: text().notNull(),
    /** The score that was explained. */
    score: text().notNull(),
    proposedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.network, table.address] })],
);

export type StoredProposal = typeof reviewProposals.$inferSelect;
