import { HOOK_KINDS, HOOK_SIGNATURES } from "@tetron/domain/job";
import type { Network } from "@tetron/domain/network";
import { index, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** A system that a tenant takes signed messages from. Its secrets are sealed under the tenant's data key. */
export const hookSources = platform.table(
  "hook_sources",
  {
    /** `hook_` and a ULID: its name in the path of its messages. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    name: text().notNull(),
    /** Signature scheme. */
    signature: text({ enum: HOOK_SIGNATURES }).notNull(),
    /** What each row of a message is. */
    kind: text({ enum: HOOK_KINDS }).notNull(),
    /** Of rows that do not name one. */
    network: text().$type<Network>(),
    /** Sealed, base64url, and the data key that it is under. */
    secret: text().notNull(),
    secretKey: text().notNull(),
    /** The secret before, which signs too until its end. */
    previousSecret: text(),
    previousSecretKey: text(),
    previousUntil: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("hook_sources_tenant").on(table.tenant, table.id)],
);

export type StoredHookSource = typeof hookSources.$inferSelect;
