import { computedEvidence } from "../reason.ts";
import type { Remark } from "../remark.ts";

/** Number of payments of one sender within an hour from which the remark is made. */
export const OFTEN = 100;

/**
 * Remarks that a tenant asks about payments of one sender more often than people pay. It describes the
 * tenant's own requests, not the chain, so it is not a sign of fraud.
 *
 * @param asked - Payments of the sender that the tenant asked about in the previous hour, at most 500.
 */
export function askedOften(asked: number): Remark[] {
  if (asked < OFTEN) return [];
  return [
    {
      code: "ASKED_OFTEN",
      title: "Your tenant asked about many payments of this sender within the hour",
      side: "from",
      evidence: [computedEvidence("asked_last_hour", asked)],
    },
  ];
}
