import { bigint, index, jsonb, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/**
 * Who did what before there was `audit_entries`: nothing is added any more. Each entry's hash covers the hash before it,
 * so that a changed or missing entry breaks the chain from there on.
 */
export const audit = platform.table(
  "audit",
  {
    seq: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** `aud_` and a ULID. */
    id: text().notNull().unique(),
    tenant: text().notNull(),
    /** The id of the API key, or one of those in `@tetron/domain/actor`. */
    actor: text().notNull(),
    /** Such as `score.create`. */
    action: text().notNull(),
    subject: text().notNull(),
    data: jsonb().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Hash of the previous entry; 64 zeros for the first. */
    previous: text().notNull(),
    /** SHA-256 of this entry and `previous`, hex. */
    hash: text().notNull(),
  },
  (table) => [index("audit_tenant").on(table.tenant, table.seq)],
);

export type StoredLink = typeof audit.$inferSelect;
