import { index, integer, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";
import { webhooks } from "./webhooks.ts";

/** One event on its way to one webhook. */
export const webhookDeliveries = platform.table(
  "webhook_deliveries",
  {
    /** `whd_` and a ULID. */
    id: text().primaryKey(),
    webhook: text()
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    /** `evt_` and a ULID. */
    eventId: text().notNull(),
    /** An event's type, or `ping`. */
    event: text().notNull(),
    /** What is sent, byte for byte the same at every attempt. */
    body: text().notNull(),
    /** `dead` when every attempt failed, or when the webhook was paused. */
    state: text({ enum: ["pending", "delivered", "dead"] }).notNull(),
    /** Attempts since it was made or replayed. */
    attempts: integer().notNull(),
    /** When the next attempt is due; `null` when there is none. */
    nextAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index("webhook_deliveries_due").on(table.state, table.nextAt),
    index("webhook_deliveries_webhook").on(table.webhook, table.state, table.id),
  ],
);

export type StoredDelivery = typeof webhookDeliveries.$inferSelect;
