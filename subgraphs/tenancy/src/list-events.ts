import { formatEventCursor, parseEventCursor } from "@tetron/domain/event-cursor";
import { EVENTS, type EventType } from "@tetron/domain/events";
import { unprocessable } from "@tetron/domain/failure";
import type { Database } from "@tetron/lake/database";
import { readEventPage } from "@tetron/lake/event-page";
import { requireHeld } from "@tetron/lake/held-cursor";

const MAX_EVENTS = 100;

/** Which events of a tenant, and from where. */
export interface EventQuery {
  /** 1-100. */
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly types?: readonly string[] | null | undefined;
}

/**
 * A page of a tenant's events, by the cursor that streams use.
 *
 * @throws Failure `UNPROCESSABLE` when `first` is out of range, or a type unknown or internal; `BAD_REQUEST` when `after` is
 *   no cursor; as `requireHeld` does.
 */
export async function listEvents(db: Database, tenant: string, { first, after, types }: EventQuery) {
  if (first < 1 || first > MAX_EVENTS)
    throw unprocessable("first", "out_of_range", `first: must be 1 to ${MAX_EVENTS}, not ${first}.`);
  const begin = parseEventCursor(after ?? "");
  await requireHeld(db, begin, "after");
  const selection = { tenant, ...(types != null && { types: types.map(checkedType) }) };
  const page = await readEventPage(db, { ...selection, after: begin, limit: first });
  const edges = page.events.map(({ event, cursor }) => ({ cursor: formatEventCursor(cursor), node: event }));
  return {
    edges,
    next: formatEventCursor(page.next),
    pageInfo: {
      hasNextPage: !page.isLast,
      hasPreviousPage: begin.size > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function checkedType(text: string): EventType {
  const type = (Object.keys(EVENTS) as EventType[]).find((each) => each === text);
  if (type !== undefined && EVENTS[type].audience === "tenant") return type;
  throw unprocessable("types", "unknown_type", `types: there is no event "${text.slice(0, 40)}".`);
}
