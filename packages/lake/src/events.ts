import { type AnyEvent, EVENTS, type TenantEventType } from "@tetron/domain/events";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Database } from "./database.ts";
import { events, type StoredEvent } from "./tables/events.ts";
import { insert, type Write } from "./write.ts";

/**
 * Records an event; its `seq` is given when it is committed.
 *
 * @throws ZodError when the data is not that of the type, which is a bug of the writer.
 */
export function appendEvent(event: AnyEvent): Write {
  const { version, data } = EVENTS[event.type];
  return insert(events, { ...event, version, data: data.parse(event.data) });
}

/** Which events, and from where. */
export interface EventQuery {
  readonly tenant: string;
  /** The last `seq` that was seen; 0 for the beginning. */
  readonly after: number;
  readonly limit: number;
  /** Only these types; all of them when absent. */
  readonly types?: readonly TenantEventType[];
}

/** A tenant's events after a cursor, in commit order. Reading on from the last `seq` misses none. */
export async function readEvents(db: Database, query: EventQuery): Promise<StoredEvent[]> {
  const ofType = query.types && inArray(events.type, [...query.types]);
  return db
    .select()
    .from(events)
    .where(and(eq(events.tenant, query.tenant), gt(events.seq, query.after), ofType))
    .orderBy(asc(events.seq))
    .limit(query.limit);
}
