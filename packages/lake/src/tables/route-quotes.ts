import { index, text, timestamp } from "drizzle-orm/pg-core";
import { exactJson } from "./exact-json.ts";
import { routing } from "./schemas.ts";

/** One row per quoted route. Never changed. */
export const routeQuotes = routing.table(
  "quotes",
  {
    /** `rt_` and a ULID. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    requestId: text().notNull(),
    fromAddress: text().notNull(),
    toAddress: text().notNull(),
    /** The answer as it was given. */
    answer: exactJson().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** The quote can be fetched until then, and reported afterwards as well. */
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("quotes_tenant").on(table.tenant, table.id)],
);

export type StoredRouteQuote = typeof routeQuotes.$inferSelect;
