import { MAX_OVERLAP_MINUTES } from "@tetron/domain/rotation-overlap";
import { InvalidArgumentError } from "commander";

/** @throws InvalidArgumentError for anything but a time in ISO 8601 with its zone. */
export function aTime(text: string): Date {
  const time = new Date(text);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError("Give a time such as 2027-01-31T00:00:00Z.");
}

/** @throws InvalidArgumentError for anything but 0 to a week of minutes. */
export function wholeMinutes(text: string): number {
  const minutes = Number(text);
  if (/^\d{1,5}$/.test(text) && minutes <= MAX_OVERLAP_MINUTES) return minutes;
  throw new InvalidArgumentError(`Give 0 to ${MAX_OVERLAP_MINUTES} whole minutes.`);
}

/** @throws InvalidArgumentError for anything but the height of a block. */
export function wholeHeight(text: string): number {
  const height = Number(text);
  if (/^\d{1,15}$/.test(text) && Number.isSafeInteger(height)) return height;
  throw new InvalidArgumentError("Give the height of a block, 0 or more.");
}
