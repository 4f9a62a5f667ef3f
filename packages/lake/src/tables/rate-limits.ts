import { integer, primaryKey, text } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** How many requests a minute a tenant or one of its keys may make instead of the default. */
export const rateLimits = platform.table(
  "rate_limits",
  {
    tenant: text().notNull(),
    /** The id of the key; empty for all keys of the tenant that have no limit of their own, each for itself. */
    key: text().notNull(),
    /** 0 for any number. */
    perMinute: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.key] })],
);
