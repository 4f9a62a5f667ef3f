import type { Scope } from "@tetron/domain/scope";
import { index, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** API keys. The key itself is shown once, at creation, and never stored. */
export const apiKeys = platform.table(
  "api_keys",
  {
    /** `key_` and a ULID. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    /** SHA-256 of the key, hex. Keys are random, so a slow hash is unnecessary. */
    hash: text().notNull().unique(),
    /** The first characters of the key, enough for its owner to recognise it. */
    prefix: text().notNull(),
    name: text().notNull(),
    scopes: text().array().$type<Scope[]>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** When it stops working; in the future while a new key takes its place. */
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index("api_keys_tenant").on(table.tenant)],
);

export type StoredKey = typeof apiKeys.$inferSelect;
