import { setImmediate as turn } from "node:timers/promises";
import { type EventCursor, parseEventCursor } from "@tetron/domain/event-cursor";
import type { EventType } from "@tetron/domain/events";
import { endOfEvents, readEventPage } from "@tetron/lake/event-page";
import { follow } from "@tetron/lake/follow";
import { requireHeld } from "@tetron/lake/held-cursor";
import type { Lake } from "@tetron/lake/lake";
import { pause } from "@tetron/lake/pause";
import type { Log } from "@tetron/service/log";
import { CHANNELS, type Channel, STREAMED_TYPES } from "./channels.ts";
import type { Filter } from "./filter.ts";
import { passes } from "./filter.ts";
import { type Belonging, createFilterIndex, type FilterIndex, type Interest } from "./filter-index.ts";
import { furthest, hasReached, isAfter, keepRecentEvents, type RecentEvents } from "./recent-events.ts";
import type { StreamCounts } from "./stream-counts.ts";
import { type StreamEvent, streamEvent, withCursor } from "./stream-event.ts";

/** Wait before the table is read again after it could not be. */
const AGAIN_MS = 500;
/** How long events are read on when nobody listens: a client that reconnects at once need not read the table. */
const LINGER_MS = 30_000;
/** Events that a subscriber that catches up gets before it is asked whether it has room for more. */
const CHUNK_EVENTS = 64;
/** Longest time in which events are delivered without a turn for anything else. */
const MAX_BUSY_MS = 10;

/** Who listens, to what, and from where. */
export interface Subscriber {
  readonly tenant: string;
  readonly channels: readonly Channel[];
  readonly filter: Filter;
  /** The last event that it has seen; `undefined` for one that wants what happens from now on. */
  readonly after: EventCursor | undefined;
  /** Called for each event, in order, once. */
  deliver(event: StreamEvent): void;
  /** Gets the live events in place of `deliver`, which then gets only what is caught up with. Of one channel only. */
  readonly belonging?: Belonging | undefined;
  /** Resolves once it has room for more: what it catches up with is read at its pace. */
  ready(): Promise<void>;
  /** The table cannot be read; nothing more is delivered. */
  failed(error: unknown): void;
}

/** A subscriber that was let in. */
export interface Subscription {
  /** Everything after it is delivered. */
  readonly begin: EventCursor;
  /** Begins to deliver. */
  start(): void;
  /** Ends the delivery of a channel, or of all of them. */
  leave(channel?: Channel): void;
}

/** The one reader of events of a gateway, for every door. */
export interface EventHub {
  /**
   * Reads the cursor that a client resumes from, `undefined` for one that does not. The table is asked only when the
   * recent events do not tell.
   *
   * @param field - What the client calls it.
   * @throws Failure `BAD_REQUEST` for a text that is no cursor; as {@link requireHeld} does; `UNAVAILABLE`.
   */
  readCursor(text: string | undefined, field: string): Promise<EventCursor | undefined>;
  /** @throws Failure `UNAVAILABLE` when the table cannot be read. */
  subscribe(subscriber: Subscriber): Promise<Subscription>;
}

export interface HubParts {
  readonly lake: Pick<Lake, "db" | "newEvents">;
  readonly log: Log;
  readonly counts: StreamCounts;
}

/** What is read as long as somebody listens. */
interface Feed {
  readonly recent: RecentEvents;
  readonly index: FilterIndex;
  readonly stop: AbortController;
}

/**
 * Follows the table of events while anybody listens, and hands each event to those whose filter it meets. A subscriber
 * that resumes gets what it has missed from the recent events, or from the table, and goes live without a hole.
 *
 * @param stack - Ends it.
 */
export function createHub(
  stack: DisposableStack | AsyncDisposableStack,
  { lake, log, counts }: HubParts,
): EventHub {
  let feed: Promise<Feed> | undefined;
  let listeners = 0;
  let linger: NodeJS.Timeout | undefined;
  const closed = new AbortController();
  stack.defer(() => {
    closed.abort();
    clearTimeout(linger);
  });

  const open = async (): Promise<Feed> => {
    const begin = await endOfEvents(lake.db);
    const opened = {
      recent: keepRecentEvents(begin),
      index: createFilterIndex(),
      stop: new AbortController(),
    };
    void deliverAll(opened, AbortSignal.any([opened.stop.signal, closed.signal]));
    return opened;
  };

  /** @throws Failure `UNAVAILABLE`; the next call tries again. */
  const theFeed = async (): Promise<Feed> => {
    feed ??= open();
    try {
      return await feed;
    } catch (error) {
      feed = undefined;
      throw error;
    }
  };

  async function deliverAll({ recent, index }: Feed, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        let since = performance.now();
        for await (const followed of follow(lake, { after: recent.end(), types: STREAMED_TYPES, signal })) {
          const event = streamEvent(followed);
          if (event === undefined) continue;
          recent.add(event);
          index.deliver(event);
          if (performance.now() - since < MAX_BUSY_MS) continue;
          await turn();
          since = performance.now();
        }
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ err: error }, "events are delayed");
        await pause(AGAIN_MS, signal);
      }
    }
  }

  const leaveFeed = () => {
    listeners--;
    if (listeners > 0 || closed.signal.aborted) return;
    linger = setTimeout(async () => {
      if (listeners > 0) return;
      const left = feed;
      feed = undefined;
      (await left)?.stop.abort();
    }, LINGER_MS).unref();
  };

  return {
    async readCursor(text, field) {
      if (text === undefined) return undefined;
      const cursor = parseEventCursor(text, field);
      const recent = (await feed)?.recent;
      if (!recent?.covers(cursor) || !hasReached(recent.end(), cursor))
        await requireHeld(lake.db, cursor, field);
      return cursor;
    },
    async subscribe(subscriber) {
      clearTimeout(linger);
      listeners++;
      try {
        const { recent, index } = await theFeed();
        const begin = subscriber.after ?? recent.end();
        const left = new AbortController();
        const leaving = new Map<Channel, () => void>();
        const channels = new Set(subscriber.channels);
        const attach = (seen: EventCursor) => {
          const interest = interestOf(subscriber, seen, recent);
          for (const channel of channels) leaving.set(channel, index.add({ ...interest, channel }));
        };
        counts.subscriptions++;
        return {
          begin,
          start: () =>
            void catchUp(lake, { subscriber, channels, begin, recent, attach, signal: left.signal }),
          leave(channel) {
            for (const each of channel === undefined ? [...channels] : [channel]) {
              channels.delete(each);
              leaving.get(each)?.();
            }
            if (channels.size > 0 || left.signal.aborted) return;
            left.abort();
            counts.subscriptions--;
            leaveFeed();
          },
        };
      } catch (error) {
        leaveFeed();
        throw error;
      }
    },
  };
}

interface CatchUp {
  readonly subscriber: Subscriber;
  readonly channels: ReadonlySet<Channel>;
  readonly begin: EventCursor;
  readonly recent: RecentEvents;
  /** Makes it live. */
  readonly attach: (seen: EventCursor) => void;
  readonly signal: AbortSignal;
}

/**
 * Delivers what a subscriber has missed, and then makes it live in the same turn in which it has nothing left to
 * catch up with.
 */
async function catchUp(
  lake: Pick<Lake, "db">,
  { subscriber, channels, recent, ...rest }: CatchUp,
): Promise<void> {
  const { attach, signal } = rest;
  const wanted = (event: StreamEvent | undefined): event is StreamEvent =>
    event !== undefined &&
    channels.has(event.channel) &&
    event.tenant === subscriber.tenant &&
    passes(subscriber.filter, event);
  let cursor = rest.begin;
  try {
    while (!signal.aborted) {
      if (recent.covers(cursor)) {
        let sent = 0;
        for (const event of recent.after(cursor)) {
          if (sent === CHUNK_EVENTS) break;
          cursor = furthest(cursor, event.cursor);
          if (!wanted(event)) continue;
          subscriber.deliver(hasReached(event.cursor, cursor) ? event : withCursor(event, cursor));
          sent++;
        }
        if (sent < CHUNK_EVENTS) return attach(cursor);
      } else {
        const types = STREAMED_TYPES.filter((type) =>
          [...channels].some((name) => (CHANNELS[name].types as readonly EventType[]).includes(type)),
        );
        const page = await readEventPage(lake.db, { tenant: subscriber.tenant, types, after: cursor });
        let sent = 0;
        for (const followed of page.events) {
          if (signal.aborted) return;
          const event = streamEvent(followed);
          if (!wanted(event)) continue;
          subscriber.deliver(event);
          if (++sent % CHUNK_EVENTS === 0) await subscriber.ready();
        }
        cursor = page.next;
      }
      await subscriber.ready();
      await turn();
    }
  } catch (error) {
    if (!signal.aborted) subscriber.failed(error);
  }
}

/** What a subscriber wants that has seen all up to `seen`: it may have read further in the table than the feed has. */
function interestOf(
  subscriber: Subscriber,
  seen: EventCursor,
  recent: RecentEvents,
): Omit<Interest, "channel"> {
  const { tenant, filter, belonging } = subscriber;
  const deliver = (event: StreamEvent) => subscriber.deliver(event);
  if (hasReached(recent.end(), seen)) return { tenant, filter, deliver, belonging };
  return { tenant, filter, deliver: fromCursor(deliver, seen) };
}

/** Delivers live events to one that has read further in the table than the feed has. */
function fromCursor(deliver: Subscriber["deliver"], seen: EventCursor): Subscriber["deliver"] {
  let ahead: EventCursor | undefined = seen;
  return (event) => {
    if (ahead === undefined) return deliver(event);
    const isNew = isAfter(event, ahead);
    ahead = furthest(ahead, event.cursor);
    if (isNew) deliver(hasReached(event.cursor, ahead) ? event : withCursor(event, ahead));
    if (hasReached(event.cursor, ahead)) ahead = undefined;
  };
}
