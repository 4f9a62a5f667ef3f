import type { EventCursor } from "@tetron/domain/event-cursor";
import { within } from "@tetron/domain/within";
import { type EventSelection, eventPages, type FollowedEvent } from "./event-page.ts";
import type { Lake } from "./lake.ts";

/** Longest time between two reads of the table: a broken connection may not be noticed. */
const LOOK_MS = 30_000;

/** Which events, and from where. */
export interface FollowOptions extends EventSelection {
  /** The cursor of the last event that was seen. */
  readonly after: EventCursor;
  /** Ends it: the events that were read already are not given any more. */
  readonly signal: AbortSignal;
}

/**
 * Every event after a cursor, each once and, of each region, in commit order: first those that are in the table, page
 * by page, and then each as it is committed, by whichever process. Reading on from the cursor that came with the last
 * one misses none and repeats none.
 *
 * The table is the only source of events. Notifications, from this process or from PostgreSQL, only trigger a
 * read: those that name other types than the selection's trigger none.
 *
 * @throws Failure `UNAVAILABLE` when the store cannot be read; begin again after the last cursor.
 *
 * @example
 * ```ts
 * import { BEGINNING } from "@tetron/domain/event-cursor";
 * import { follow } from "@tetron/lake/follow";
 * import type { Lake } from "@tetron/lake/lake";
 *
 * export async function printEvents(lake: Lake, signal: AbortSignal) {
 *   for await (const { event } of follow(lake, { after: BEGINNING, tenant: "acme", signal }))
 *     console.log(event.type);
 * }
 * ```
 */
export async function* follow(
  lake: Pick<Lake, "db" | "newEvents">,
  options: FollowOptions,
): AsyncGenerator<FollowedEvent, void, void> {
  for await (const page of followPages(lake, options))
    for (const followed of page) {
      if (options.signal.aborted) return;
      yield followed;
    }
}

/** As {@link follow}, for one who takes in many events at once: as many as have been committed, up to a page. */
export async function* followPages(
  lake: Pick<Lake, "db" | "newEvents">,
  { after, signal, ...selection }: FollowOptions,
): AsyncGenerator<readonly FollowedEvent[], void, void> {
  const read = eventPages(lake.db, selection);
  for (let cursor = after; !signal.aborted; ) {
    // Requested before the table is read, so that a commit in between wakes it.
    const heard = lake.newEvents(selection.types);
    const page = await read({ after: cursor });
    if (page.events.length > 0) yield page.events;
    cursor = page.next;
    if (page.isLast) await untilNews(heard, signal);
  }
}

/** Ends quietly when `signal` aborts. */
async function untilNews(heard: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await within({ ms: LOOK_MS, signal, onLate: () => {} }, () => heard);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
