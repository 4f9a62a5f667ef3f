import { DAY_MS, MINUTE_MS } from "@tetron/domain/durations";
import type { Lake } from "@tetron/lake/lake";
import { forgetSomePayments } from "@tetron/lake/payments";
import type { Job } from "@tetron/service/job";

/** How long a payment is kept that is settled. */
const KEPT_MS = 30 * DAY_MS;

/** Deletes payments that were settled a month ago; their scores stay. */
export function forgetPayments({ db }: Pick<Lake, "db">): Job {
  return {
    name: "scoring.forget-payments",
    periodMs: 10 * MINUTE_MS,
    jitterMs: MINUTE_MS,
    deadlineMs: 5 * MINUTE_MS,
    async run(signal) {
      const settledBefore = new Date(Date.now() - KEPT_MS);
      while (!signal.aborted && (await forgetSomePayments(db, settledBefore)));
    },
  };
}
