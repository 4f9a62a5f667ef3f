import { type EventCursor, formatEventCursor } from "@tetron/domain/event-cursor";
import { Failure, unprocessable } from "@tetron/domain/failure";
import type { Database } from "./database.ts";
import { type HeldEvents, heldEvents } from "./event-page.ts";

/**
 * Checks that everything after a cursor is held. Every door that takes a cursor asks here.
 *
 * @param field - What the client calls it.
 * @throws Failure `UNPROCESSABLE` for one that was never issued, `in_the_future`, or is older than what is held,
 *   `too_old`, with the `oldest` cursor to resume from; `UNAVAILABLE` when the store cannot be read.
 */
export async function requireHeld(db: Database, cursor: EventCursor, field: string): Promise<void> {
  if (cursor.size === 0) return;
  const held = await heldEvents(db);
  for (const [region, seq] of cursor) {
    const { first, last } = held.find((each) => each.region === region) ?? { first: 0, last: 0 };
    if (seq > last)
      throw unprocessable(
        field,
        "in_the_future",
        `${field}: ${region}:${seq} has not happened yet; ${last === 0 ? `there is no event of ${region}` : `the newest event is ${region}:${last}`}. Give an id as it was received.`,
      );
    // The event that a cursor names was there when it was issued: it is gone, and more may be.
    if (seq < first - 1) throw tooOld(field, held);
  }
}

function tooOld(field: string, held: readonly HeldEvents[]): Failure<"UNPROCESSABLE"> {
  const begin = held
    .filter(({ first }) => first > 1)
    .map(({ region, first }) => [region, first - 1] as const);
  const oldest = formatEventCursor(new Map(begin));
  return new Failure(
    "UNPROCESSABLE",
    `${field}: events after it are not held any more. Resume from ${oldest}, the oldest that is held, and read what is missing from elsewhere.`,
    { field, reason: "too_old", oldest },
  );
}
