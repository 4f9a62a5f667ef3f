import { index, integer, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";
import { webhookDeliveries } from "./webhook-deliveries.ts";

/** What became of each attempt to deliver. */
export const webhookAttempts = platform.table(
  "webhook_attempts",
  {
    /** `wha_` and a ULID. */
    id: text().primaryKey(),
    delivery: text()
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: "cascade" }),
    /** 1-12. */
    attempt: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Milliseconds until the answer, or until it was given up. */
    latencyMs: integer().notNull(),
    /** HTTP status; `null` without an answer. */
    status: integer(),
    /** The beginning of the answer's body. */
    head: text(),
    /** Why there was no answer. */
    error: text(),
  },
  (table) => [index("webhook_attempts_delivery").on(table.delivery, table.id)],
);

export type StoredAttempt = typeof webhookAttempts.$inferSelect;
