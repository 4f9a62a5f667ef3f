import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** What a tenant knows of a wallet beside the chain. */
export const contextFacts = ingestion.table(
  "context_facts",
  {
    /** The tenant, as `domain/owner` writes it. */
    owner: text().$type<Owner>().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** The tenant's own word for what kind of customer it is. */
    customerTier: text(),
    /** What it says that its payments are for. */
    purpose: text(),
    kycLevel: text({ enum: ["none", "basic", "full", "rejected"] }),
    /** Whom it is expected to pay, in stored form; `null` when nothing is expected. */
    expectedCounterparties: text().array(),
    /** What brought it, such as the id of an upload. */
    source: text().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address, table.owner] })],
);

export type StoredContext = typeof contextFacts.$inferSelect;
