import type { EventType } from "@tetron/domain/events";
import { index, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** Where events are sent to a tenant. Its secrets are sealed under the tenant's data key. */
export const webhooks = platform.table(
  "webhooks",
  {
    /** `wh_` and a ULID. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    name: text().notNull(),
    url: text().notNull(),
    events: text().array().$type<EventType[]>().notNull(),
    state: text({ enum: ["active", "paused"] })
      .notNull()
      .default("active"),
    /** Why it is paused; `null` when it is not. */
    pauseReason: text({ enum: ["failing", "by_owner", "secret_lost"] }),
    /** Sealed, base64url, and the data key that it is under. */
    secret: text().notNull(),
    secretKey: text().notNull(),
    /** The secret before, which signs too until its end. */
    previousSecret: text(),
    previousSecretKey: text(),
    previousUntil: timestamp({ withTimezone: true }),
    lastSuccessAt: timestamp({ withTimezone: true }),
    /** Events from then on are sent. */
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("webhooks_tenant").on(table.tenant, table.id)],
);

export type StoredWebhook = typeof webhooks.$inferSelect;
