import { type EventCursor, formatEventCursor, parseEventCursor } from "@tetron/domain/event-cursor";
import { Failure } from "@tetron/domain/failure";
import { and, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { eventReaders } from "./tables/event-readers.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** How far a reader of events has come. */
export interface ReaderPlace {
  readonly cursor: EventCursor;
  /** What the reader's work rests on beside the events. */
  readonly basis: string;
}

/** The place that a reader has stored, `undefined` when it has not begun. */
export async function findReaderPlace(db: Database, name: string): Promise<ReaderPlace | undefined> {
  const [found] = await db.select().from(eventReaders).where(eq(eventReaders.name, name));
  return found && { cursor: parseEventCursor(found.cursor, "cursor"), basis: found.basis };
}

/**
 * Moves a reader on. Committed together with what it did up to there, that is done exactly once.
 *
 * @param move.from - Where the reader began; `undefined` when it had no place. When it has another place by now the
 *   commit fails as `CONFLICT`: another process reads under the same name, and has done the work.
 */
export function moveReader(
  name: string,
  { from, to }: { readonly from: ReaderPlace | undefined; readonly to: ReaderPlace },
): Write {
  const place = { cursor: formatEventCursor(to.cursor), basis: to.basis, movedAt: new Date() };
  if (from === undefined) return insertRow(eventReaders, { name, ...place });
  return runStatements(async (tx) => {
    const isThere = and(
      eq(eventReaders.name, name),
      eq(eventReaders.basis, from.basis),
      eq(eventReaders.cursor, formatEventCursor(from.cursor)),
    );
    const moved = await tx
      .update(eventReaders)
      .set(place)
      .where(isThere)
      .returning({ name: eventReaders.name });
    if (moved.length > 0) return;
    const message = `Another process has moved the reader ${name} meanwhile.`;
    throw new Failure("CONFLICT", message, { kind: "event reader", id: name });
  });
}
