import { z } from "zod";
import { Failure, unprocessable } from "./failure.ts";

/**
 * How far a reader of events has come: for each region the `seq` of the last event that it saw. A region that is not
 * named was not read yet. As text `eu:120,us:88`, the regions in alphabetical order; the empty text is the beginning.
 */
export type EventCursor = ReadonlyMap<string, number>;

/** Regions that one cursor can name. */
export const MAX_REGIONS = 16;

/** The region of an installation that was never told another. */
export const DEFAULT_REGION = "local";

/** The name of a region: a lower-case letter, then letters, digits and hyphens, 32 characters at most. */
export const Region = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,31}$/,
    "a lower-case letter, then lower-case letters, digits and hyphens, 32 characters at most",
  );

/** Before the first event of every region. */
export const BEGINNING: EventCursor = new Map();

const REGION_AND_SEQ = "[a-z][a-z0-9-]{0,31}:[1-9][0-9]{0,14}";
const MAX_CURSOR_CHARS = MAX_REGIONS * (32 + 1 + 15 + 1);
const PART = /^([^:]*):([1-9][0-9]{0,14})$/;

/**
 * What {@link parseEventCursor} takes, for documents; empty is before the first event, and regions that are named twice
 * are beyond it.
 */
export const EVENT_CURSOR_PATTERN = `^(${REGION_AND_SEQ}(,${REGION_AND_SEQ}){0,${MAX_REGIONS - 1}})?$`;

/** The cursor of a reader that goes on from `cursor` and has seen event `seq` of `region`. */
export function advanceCursor(cursor: EventCursor, region: string, seq: number): EventCursor {
  return new Map(cursor).set(region, seq);
}

/** The cursor as text, which {@link parseEventCursor} reads. Equal cursors have the same text. */
export function formatEventCursor(cursor: EventCursor): string {
  return [...cursor]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, seq]) => `${region}:${seq}`)
    .join(",");
}

/**
 * Reads a cursor, whichever order its regions are in.
 *
 * @param field - What the cursor is called where it was given.
 * @throws Failure `BAD_REQUEST` naming the field, and the part of the text that is wrong;
 *   `UNPROCESSABLE` when a region is named twice.
 */
export function parseEventCursor(text: string, field = "after"): EventCursor {
  if (text === "") return BEGINNING;
  if (text.length > MAX_CURSOR_CHARS)
    throw malformed(field, `it is longer than ${MAX_CURSOR_CHARS} characters`);
  const parts = text.split(",");
  if (parts.length > MAX_REGIONS) throw malformed(field, `it names more than ${MAX_REGIONS} regions`);
  const cursor = new Map<string, number>();
  for (const part of parts) {
    const [, region = "", digits] = PART.exec(part) ?? [];
    const seq = Number(digits);
    if (!Region.safeParse(region).success)
      throw malformed(field, `"${part.slice(0, 60)}" is not a region and a number`);
    if (cursor.has(region))
      throw unprocessable(
        field,
        "twice",
        `${field}: names ${region} twice. Give a cursor as it was received.`,
      );
    cursor.set(region, seq);
  }
  return cursor;
}

function malformed(field: string, what: string): Failure<"BAD_REQUEST"> {
  const message = `${field}: a cursor is regions and numbers, such as eu:120,us:88; ${what}. Give one as it was received.`;
  return new Failure("BAD_REQUEST", message, { issues: [{ field, reason: "malformed" }] });
}
