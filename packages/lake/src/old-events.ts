import { parseEventCursor } from "@tetron/domain/event-cursor";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { heldEvents } from "./event-page.ts";
import { eventReaders } from "./tables/event-readers.ts";
import { events } from "./tables/events.ts";

/** Rows that one statement deletes: each has a deadline. */
const MAX_ROWS = 10_000;

/**
 * Deletes the oldest events from before a time: of each region up to where every job that follows events has read, and never
 * the last one, which says where the region ends. A client that comes back with an older cursor gets the error that it missed some.
 *
 * @returns How many; 0 when there are no more.
 */
export async function deleteSomeOldEvents(db: Database, before: Date): Promise<number> {
  const readers = await db.select().from(eventReaders);
  const cursors = readers.map(({ cursor }) => parseEventCursor(cursor, "cursor"));
  let deleted = 0;
  for (const { region, last } of await heldEvents(db)) {
    const end = Math.min(last - 1, ...cursors.map((cursor) => cursor.get(region) ?? 0));
    // In the order of the key, and none behind a newer one: what is held of a region has no gap at its beginning.
    const { rowCount } = await db.execute(sql`
      with oldest as (
        select seq, at from ${events} where region = ${region} and seq <= ${end} order by seq limit ${MAX_ROWS}),
      bound as (
        select coalesce(min(seq) filter (where at >= ${before.toISOString()}::timestamptz), max(seq) + 1) as seq from oldest)
      delete from ${events} where region = ${region} and seq < (select seq from bound)`);
    deleted += rowCount ?? 0;
  }
  return deleted;
}
