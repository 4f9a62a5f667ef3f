import { advanceCursor, type EventCursor } from "@tetron/domain/event-cursor";
import type { EventType } from "@tetron/domain/events";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { events, type StoredEvent } from "./tables/events.ts";

/** Events of a page. */
const MAX_PAGE_EVENTS = 500;

/** Which events. */
export interface EventSelection {
  /** Only this tenant's; only the internal ones when `null`. Absent: everybody's, for readers that answer no tenant. */
  readonly tenant?: string | null;
  /** Only these types; all of them when absent. */
  readonly types?: readonly EventType[];
}

/** An event, and where a reader that has seen it goes on. */
export interface FollowedEvent {
  readonly event: StoredEvent;
  readonly cursor: EventCursor;
}

/** What follows a cursor. */
export interface EventPage {
  /** In the order of the commits, region by region. */
  readonly events: readonly FollowedEvent[];
  /** Where the next page begins, which may be behind events that were not selected. */
  readonly next: EventCursor;
  /** Whether there was nothing else when the page was read. */
  readonly isLast: boolean;
}

/** Where a page begins, and how many events it may have. */
interface PagePlace {
  readonly after: EventCursor;
  readonly limit?: number | undefined;
}

/**
 * The next events after a cursor, `limit` at most, 500 by default. It is the only query of the table; to wait for
 * events, call `follow`.
 *
 * @throws Failure `UNAVAILABLE` when the store cannot be read.
 */
export function readEventPage(
  db: Database,
  { after, limit, ...selection }: EventSelection & PagePlace,
): Promise<EventPage> {
  return eventPages(db, selection)({ after, limit });
}

/** As {@link readEventPage}, for one who reads the same selection again and again. */
export function eventPages(
  db: Database,
  selection: EventSelection,
): (place: PagePlace) => Promise<EventPage> {
  const read = prepareRegions(db, selection);
  return async ({ after, limit = MAX_PAGE_EVENTS }) => pageOf(await read(after, limit), after, limit);
}

function pageOf(pages: readonly RegionPage[], after: EventCursor, limit: number): EventPage {
  let cursor = after;
  const followed = pages.flatMap(({ region, found }) =>
    found.map((event) => {
      cursor = advanceCursor(cursor, region, event.seq);
      return { event, cursor };
    }),
  );
  // There may be more regions than events asked for.
  const last = followed[limit - 1];
  if (last !== undefined && followed.length > limit)
    return { events: followed.slice(0, limit), next: last.cursor, isLast: false };
  // Up to its end a region has nothing else: all of it was committed when the end was read.
  for (const { region, end, isWhole } of pages) if (isWhole) cursor = advanceCursor(cursor, region, end);
  return { events: followed, next: cursor, isLast: pages.every(({ isWhole }) => isWhole) };
}

/** The cursor of a reader that wants only what is committed from now on. */
export async function endOfEvents(db: Database): Promise<EventCursor> {
  return new Map((await lastSeqs(db)).map(({ region, end }) => [region, end]));
}

/** The first and the last event that are held of a region. */
export interface HeldEvents {
  readonly region: string;
  readonly first: number;
  readonly last: number;
}

/**
 * What is held of each region, by name: a reader that comes back with a cursor before the first has missed events.
 *
 * @throws Failure `UNAVAILABLE` when the store cannot be read.
 */
export async function heldEvents(db: Database): Promise<HeldEvents[]> {
  const ends = await lastSeqs(db);
  return Promise.all(
    ends.map(async ({ region, end }) => {
      const [first] = await db
        .select({ seq: events.seq })
        .from(events)
        .where(eq(events.region, region))
        .orderBy(asc(events.seq))
        .limit(1);
      return { region, first: first?.seq ?? end, last: end };
    }),
  );
}

/** Where each region ends now, by name. */
async function lastSeqs(db: Database): Promise<{ readonly region: string; readonly end: number }[]> {
  const { rows } = await db.execute<{ region: string; seq: string }>(sql`
    with recursive ${ENDS} select region, seq from ends order by region`);
  return rows.map(({ region, seq }) => ({ region, end: Number(seq) }));
}

/** The last event of each region. Walks the key from region to region, however many events each has. */
const ENDS = sql`ends as (
  (select region, seq from ${events} order by region desc, seq desc limit 1)
  union all
  select next.* from ends, lateral (
    select region, seq from ${events} where region < ends.region order by region desc, seq desc limit 1
  ) next
)`;

/** What a page holds of a region in which something was committed. */
interface RegionPage {
  readonly region: string;
  /** Where the region ended when it was read. */
  readonly end: number;
  readonly found: readonly StoredEvent[];
  /** Whether nothing else was selected up to there. */
  readonly isWhole: boolean;
}

/** Prepares one statement over all regions: a follower reads at each commit, and building it takes longer than sending it. */
function prepareRegions(
  db: Database,
  { tenant, types }: EventSelection,
): (after: EventCursor, limit: number) => Promise<RegionPage[]> {
  const ofTenant =
    tenant === null ? isNull(events.tenant) : tenant === undefined ? undefined : eq(events.tenant, tenant);
  const ofType = types && inArray(events.type, [...types]);
  const seen = sql.placeholder("seen");
  const news = sql`(
    with recursive ${ENDS}
    select region, begin, seq as "end"
    from ends, lateral (select coalesce((${seen}::jsonb ->> region)::bigint, 0) as begin) seen
    where seq > begin
  ) news`;
  const found = db
    .select()
    .from(events)
    .where(
      and(
        sql`${events.region} = news.region`,
        sql`${events.seq} > news.begin`,
        sql`${events.seq} <= news."end"`,
        ofTenant,
        ofType,
      ),
    )
    .orderBy(asc(events.seq))
    .limit(sql.placeholder("limit"))
    .as("found");
  const statement = db
    .select({ region: sql<string>`news.region`, end: sql<string>`news."end"`, event: found._.selectedFields })
    .from(news)
    .leftJoinLateral(found, sql`true`)
    .orderBy(sql`news.region`, asc(found.seq))
    .prepare("");
  return async (after, limit) => {
    const rows = await statement.execute({ seen: JSON.stringify(Object.fromEntries(after)), limit });
    const regions = [...Map.groupBy(rows, ({ region }) => region)];
    // An equal share each, so that a busy region does not keep a reader from the others.
    const share = Math.max(1, Math.floor(limit / regions.length));
    return regions.map(([region, ofRegion]) => {
      const all = ofRegion.flatMap(({ event }) => event ?? []);
      const isWhole = all.length <= share && all.length < limit;
      return { region, end: Number(ofRegion[0]!.end), found: all.slice(0, share), isWhole };
    });
  };
}
