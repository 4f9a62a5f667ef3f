import type { AuditAction } from "@tetron/domain/audit-actions";
import { index, jsonb, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** Who did what. Append-only; what is personal is here as commitments, and in clear only as long as its key is kept. */
export const auditEntries = platform.table(
  "audit_entries",
  {
    /** `aud_` and a ULID. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    /** The id of the API key, or one of those in `@tetron/domain/actor`. */
    actor: text().notNull(),
    /** Such as `score.create`. */
    action: text().$type<AuditAction>().notNull(),
    subject: text().notNull(),
    /** What is not personal. */
    data: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    /** A commitment to each personal field, hex, by the field's name. */
    commitments: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    /** The id of the data key that the personal fields are under; `null` when there are none. */
    dataKey: text(),
    /** The personal fields, encrypted; see `seal`. Not part of the log. */
    sealed: text(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("audit_entries_tenant").on(table.tenant, table.id)],
);

export type StoredAuditEntry = typeof auditEntries.$inferSelect;
