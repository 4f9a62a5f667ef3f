import { text, timestamp, unique } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** The keys that personal data is encrypted under, each wrapped by a root key. Deleting one erases its data. */
export const dataKeys = platform.table(
  "data_keys",
  {
    /** `dk_` and a ULID. */
    id: text().primaryKey(),
    tenant: text().notNull(),
    /** Whose data it is for, such as a wallet's CAIP-10 id; `tenant` for the tenant itself. */
    person: text().notNull(),
    /** The key, wrapped; base64url. */
    wrapped: text().notNull(),
    /** Which root key it is wrapped by. */
    rootKey: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [unique("data_keys_person").on(table.tenant, table.person)],
);

export type StoredDataKey = typeof dataKeys.$inferSelect;
