import { computed } from "../reason.ts";
import type { Remark } from "../remark.ts";

/** Payments of one sender within an hour that a tenant asks about only by a program, or by mistake. */
export const OFTEN = 100;

/**
 * That a tenant asks about payments of one sender more often than people pay. It tells of the tenant's own requests
 * and nothing of the chain, so it is no sign of fraud.
 *
 * @param asked - Payments of the sender that the tenant asked about within the hour before, 500 for more.
 */
export function askedOften(asked: number): Remark[] {
  if (asked < OFTEN) return [];
  return [
    {
      code: "ASKED_OFTEN",
      title: "Your tenant asked about many payments of this sender within the hour",
      side: "from",
      evidence: [computed("asked_last_hour", asked)],
    },
  ];
}
