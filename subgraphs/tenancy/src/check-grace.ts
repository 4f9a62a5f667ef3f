import { unprocessable } from "@tetron/domain/failure";
import { MAX_GRACE_MINUTES } from "@tetron/domain/key-grace";

/** @throws Failure `UNPROCESSABLE` naming `field`, unless `minutes` is 0 to a week of whole minutes. */
export function checkGrace(minutes: number, field: string): void {
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= MAX_GRACE_MINUTES) return;
  throw unprocessable(field, "out_of_range", `${field}: 0 to ${MAX_GRACE_MINUTES} whole minutes.`);
}
