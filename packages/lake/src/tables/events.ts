import type { EventType } from "@tetron/domain/events";
import { bigint, index, integer, jsonb, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** What happened, in each region in the order in which it was committed: a reader that holds a cursor can always resume. */
export const events = platform.table(
  "events",
  {
    /** Where it was committed: see `domain/event-cursor`. */
    region: text().notNull(),
    /** Rises in the commit order of its region; has gaps. */
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    /** `evt_` and a ULID. */
    id: text().notNull().unique(),
    /** The tenant that may read it; `null` for an internal event. */
    tenant: text(),
    type: text().$type<EventType>().notNull(),
    /** Version of the type's data at the time of writing: see `domain/events`. */
    version: integer().notNull().default(1),
    /** The id of the score, route, wallet or list that it is about. */
    subject: text().notNull(),
    data: jsonb().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.region, table.seq] }),
    index("events_tenant").on(table.tenant, table.region, table.seq),
  ],
);

export type StoredEvent = typeof events.$inferSelect;
