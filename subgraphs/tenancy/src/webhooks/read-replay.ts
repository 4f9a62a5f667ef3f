import { unprocessable } from "@tetron/domain/failure";
import type { Replay } from "./resend.ts";

/** What to replay, as every door asks for it. */
interface AskedReplay {
  readonly deliveryId?: string | null | undefined;
  readonly from?: Date | null | undefined;
  /** Now when absent. */
  readonly to?: Date | null | undefined;
  /** Dead when absent. */
  readonly state?: "pending" | "delivered" | "dead" | null | undefined;
}

/** @throws Failure `UNPROCESSABLE` for neither a delivery nor a range, and for a delivery with anything of a range. */
export function readReplay({ deliveryId, from, to, state }: AskedReplay, now: Date): Replay {
  if ((deliveryId == null) === (from == null))
    throw unprocessable("deliveryId", "one_of", "deliveryId: give a delivery, or the beginning of a range.");
  if (deliveryId != null) {
    const other = to != null ? "to" : state != null ? "state" : undefined;
    if (other !== undefined)
      throw unprocessable(other, "one_of", `${other}: belongs to a range, not to one delivery.`);
    return { delivery: deliveryId };
  }
  return { from: from!, to: to ?? now, state: state ?? "dead" };
}
