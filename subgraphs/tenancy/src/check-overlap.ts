import { unprocessable } from "@tetron/domain/failure";
import { MAX_OVERLAP_MINUTES } from "@tetron/domain/rotation-overlap";

/** @throws Failure `UNPROCESSABLE` naming `field`, unless `minutes` is 0 to a week of whole minutes. */
export function checkOverlap(minutes: number, field: string): void {
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= MAX_OVERLAP_MINUTES) return;
  throw unprocessable(field, "out_of_range", `${field}: 0 to ${MAX_OVERLAP_MINUTES} whole minutes.`);
}
