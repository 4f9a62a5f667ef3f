import { setTimeout as sleep } from "node:timers/promises";
import type { EventType } from "@tetron/domain/events";
import { and, asc, eq, gt, inArray, lte, max } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Lake } from "./lake.ts";
import { events, type StoredEvent } from "./tables/events.ts";

const PAGE = 500;
/** The table is looked at this often although nothing was heard: a connection can be dead without a word. */
const LOOK_MS = 30_000;

/** Which events, and from where. */
export interface FollowOptions {
  /** The last `seq` that was seen; 0 for the beginning. */
  readonly after: number;
  /** Only this tenant's. Absent: everybody's, for readers that answer no tenant. */
  readonly tenant?: string;
  /** Only these types; all of them when absent. */
  readonly types?: readonly EventType[];
  /** Ends it: the events that were read already are not given any more. */
  readonly signal: AbortSignal;
}

/**
 * Every event after a cursor, each once and in commit order: first those that are in the table, page by page, and
 * then each as it is committed, by whichever process. Reading on from the last `seq` misses none and repeats none.
 *
 * Only the table is believed. What is heard of commits, in this process or from PostgreSQL, says when to look.
 *
 * @throws Failure `UNAVAILABLE` when the store cannot be read; begin again after the last `seq`.
 */
export async function* follow(
  lake: Pick<Lake, "db" | "newEvents">,
  { after, signal, ...which }: FollowOptions,
): AsyncGenerator<StoredEvent, void, void> {
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  for (let cursor = after; !signal.aborted; ) {
    // Asked for before the table is read: what is committed meanwhile is heard.
    const heard = lake.newEvents();
    const end = await lastSeq(lake.db);
    const page = await readPage(lake.db, { ...which, after: cursor, end });
    for (const event of page) {
      if (signal.aborted) return;
      yield event;
    }
    // Up to `end` there is nothing else: all of it was committed when `end` was read.
    const isWhole = page.length < PAGE;
    cursor = isWhole ? Math.max(cursor, end) : page.at(-1)!.seq;
    if (isWhole) await firstOf(heard, aborted);
  }
}

async function firstOf(heard: Promise<void>, aborted: Promise<void>): Promise<void> {
  const done = new AbortController();
  const look = sleep(LOOK_MS, undefined, { signal: done.signal, ref: false }).catch(() => {});
  await Promise.race([heard, aborted, look]);
  done.abort();
}

async function lastSeq(db: Database): Promise<number> {
  const [last] = await db.select({ seq: max(events.seq) }).from(events);
  return last?.seq ?? 0;
}

async function readPage(
  db: Database,
  { after, end, tenant, types }: Pick<FollowOptions, "after" | "tenant" | "types"> & { readonly end: number },
): Promise<StoredEvent[]> {
  if (end <= after) return [];
  const ofTenant = tenant === undefined ? undefined : eq(events.tenant, tenant);
  const ofType = types && inArray(events.type, [...types]);
  return db
    .select()
    .from(events)
    .where(and(gt(events.seq, after), lte(events.seq, end), ofTenant, ofType))
    .orderBy(asc(events.seq))
    .limit(PAGE);
}
