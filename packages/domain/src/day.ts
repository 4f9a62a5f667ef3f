import { DAY_MS } from "./durations.ts";
import { unprocessable } from "./failure.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A version that begins with a day, such as `2026-01-31` or `2026-01-31+3f1c`. */
const DATED = /^\d{4}-\d{2}-\d{2}(?!\d)/;

/**
 * Checks the day of an edition from outside. Tomorrow is accepted, because it has begun in some time zones; a
 * later day would make every real edition older than this one.
 *
 * @param text - Such as `2026-01-31`.
 * @param field - The input field that it came from.
 * @returns Its start, UTC.
 * @throws Failure `UNPROCESSABLE` on `field`: `not_a_day` when the calendar has no such day, `in_the_future`.
 */
export function parseDay(text: string, field: string, now: Date): Date {
  const day = DAY.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // Date reads 30 February as 2 March.
  if (day === undefined || Number.isNaN(day.getTime()) || dayText(day) !== text)
    throw unprocessable(field, "not_a_day", `${field}: "${text}" is not a day such as 2026-01-31.`);
  if (day.getTime() > now.getTime() + DAY_MS)
    throw unprocessable(
      field,
      "in_the_future",
      `${field}: ${text} is in the future; today is ${dayText(now)}.`,
    );
  return day;
}

/**
 * The day that a version begins with; `undefined` for a version without one.
 *
 * @throws Failure as {@link parseDay} does.
 */
export function dayOfVersion(version: string, field: string, now: Date): Date | undefined {
  const text = dayIn(version);
  return text === undefined ? undefined : parseDay(text, field, now);
}

/** Whether both versions begin with a day, and that of `version` is before that of `other`. */
export function isOlderVersion(version: string, other: string): boolean {
  const [day, than] = [dayIn(version), dayIn(other)];
  return day !== undefined && than !== undefined && day < than;
}

function dayIn(version: string): string | undefined {
  return DATED.exec(version)?.[0];
}

function dayText(at: Date): string {
  return at.toISOString().slice(0, "YYYY-MM-DD".length);
}
