import { jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { scoring } from "./schemas.ts";

/** What a language model made of a dossier: a text that was taken, or why none was. It is kept by content, and never changes. */
export const narratives = scoring.table(
  "narratives",
  {
    tenant: text().notNull(),
    /** SHA-256 of the dossier, hex. */
    content: text().notNull(),
    model: text().notNull(),
    /** The text with its factors; `null` when none was taken. */
    narrative: jsonb(),
    /** Why none was taken; `null` when one was. */
    refusal: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.content] })],
);

export type StoredNarrative = typeof narratives.$inferSelect;
