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
    /** `test` for a key that gets fixed answers and never touches live data. */
    mode: text({ enum: ["live", "test"] })
      .notNull()
      .default("live"),
    /** Addresses and CIDR ranges that it may be used from; anywhere when empty. */
    allowedIps: text().array().notNull().default([]),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** When it ends by itself; `null` for never. */
    expiresAt: timestamp({ withTimezone: true }),
    /** Written at most once a minute, and some seconds late; `null` when it was never used. */
    lastUsedAt: timestamp({ withTimezone: true }),
    /** When it stops working; in the future while a new key takes its place. */
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index("api_keys_tenant").on(table.tenant)],
);

export type StoredKey = typeof apiKeys.$inferSelect;
