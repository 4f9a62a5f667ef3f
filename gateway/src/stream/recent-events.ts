import type { EventCursor } from "@tetron/domain/event-cursor";
import type { StreamEvent } from "./stream-event.ts";

/** Events that are kept for clients that come back. */
const MAX_EVENTS = 4_096;
/** Events beyond those that wait to be dropped together: a few, so that memory does not go up and down. */
const MAX_DROPPED_AT_ONCE = 256;

/** The events after a place, without a hole. */
export interface RecentEvents {
  /** The cursor of the newest one. */
  end(): EventCursor;
  add(event: StreamEvent): void;
  /** Whether everything after the cursor is kept, or has not been read yet. */
  covers(cursor: EventCursor): boolean;
  /** Those after the cursor, oldest first. */
  after(cursor: EventCursor): Iterable<StreamEvent>;
}

/** Keeps the events after `begin`, the newest 4,096 at least. */
export function keepRecentEvents(begin: EventCursor): RecentEvents {
  const kept: StreamEvent[] = [];
  /** For each region the last event that is not kept. */
  const floor = new Map(begin);
  let end = begin;
  return {
    end: () => end,
    add(event) {
      kept.push(event);
      end = event.cursor;
      if (kept.length < MAX_EVENTS + MAX_DROPPED_AT_ONCE) return;
      for (const { region, seq } of kept.splice(0, MAX_DROPPED_AT_ONCE)) floor.set(region, seq);
    },
    covers: (cursor) => floor.entries().every(([region, seq]) => (cursor.get(region) ?? 0) >= seq),
    *after(cursor) {
      // Of several regions, an older event may be new to the reader.
      for (let at = end.size > 1 ? 0 : firstAfter(kept, cursor); at < kept.length; at++)
        if (isAfter(kept[at]!, cursor)) yield kept[at]!;
    },
  };
}

/** Whether a reader at the cursor has not seen the event. */
export function isAfter({ region, seq }: Pick<StreamEvent, "region" | "seq">, cursor: EventCursor): boolean {
  return seq > (cursor.get(region) ?? 0);
}

/** Whether a reader at `cursor` has seen everything up to `other`. */
export function hasReached(cursor: EventCursor, other: EventCursor): boolean {
  return other.entries().every(([region, seq]) => (cursor.get(region) ?? 0) >= seq);
}

/** The least cursor that has reached both. */
export function furthest(one: EventCursor, other: EventCursor): EventCursor {
  const both = new Map(one);
  for (const [region, seq] of other) both.set(region, Math.max(seq, both.get(region) ?? 0));
  return both;
}

/** The place of the first event after the cursor, in a single region; all behind it are after the cursor too. */
function firstAfter(kept: readonly StreamEvent[], cursor: EventCursor): number {
  let at = kept.length;
  while (at > 0 && isAfter(kept[at - 1]!, cursor)) at--;
  return at;
}
