import { text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** Owner of keys, scores and streams. A tenant sees no other tenant's data. */
export const tenants = platform.table("tenants", {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
});

export type StoredTenant = typeof tenants.$inferSelect;
