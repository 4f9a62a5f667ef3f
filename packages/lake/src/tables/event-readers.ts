import { text, timestamp } from "drizzle-orm/pg-core";
import { platform } from "./schemas.ts";

/** How far each job that follows events has come. */
export const eventReaders = platform.table("event_readers", {
  /** The job's name. */
  name: text().primaryKey(),
  /** What its work rests on beside the events: when that changes, it begins again. */
  basis: text().notNull(),
  /** The cursor of the last event that it is done with: see `domain/event-cursor`. */
  cursor: text().notNull(),
  movedAt: timestamp({ withTimezone: true }).notNull(),
});
