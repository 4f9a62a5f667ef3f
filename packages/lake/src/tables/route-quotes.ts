import { index, text, timestamp } from "drizzle-orm/pg-core";
import { exactJson } from "./exact-json.ts";
import { routing } from "./schemas.ts";

/** One row for each route that was quoted. Never changed. */
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
    /** Until then the quote can be fetched; it can be reported later as well. */
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("quotes_tenant").on(table.tenant, table.id)],
);

export type StoredRouteQuote = typeof routeQuotes.$inferSelect;
