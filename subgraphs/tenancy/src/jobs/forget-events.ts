import { DAY_MS, MINUTE_MS } from "@tetron/domain/durations";
import { deleteSomeOldEvents } from "@tetron/lake/old-events";
import type { Job } from "@tetron/service/job";
import type { TenancyDeps } from "../deps.ts";

/** Deletes events that are older than `TETRON_KEEP_EVENTS_DAYS`. */
export function forgetEvents({ lake, log }: Pick<TenancyDeps, "lake" | "log">, keepDays: number): Job {
  return {
    name: "tenancy.forget-events",
    periodMs: 10 * MINUTE_MS,
    jitterMs: MINUTE_MS,
    // A first run may have years to delete: the next one goes on.
    deadlineMs: 10 * MINUTE_MS,
    async run(signal) {
      const before = new Date(Date.now() - keepDays * DAY_MS);
      let rows = 0;
      while (!signal.aborted) {
        const deleted = await deleteSomeOldEvents(lake.db, before);
        if (deleted === 0) break;
        rows += deleted;
      }
      if (rows > 0) log.info({ rows, before }, "old events deleted");
    },
  };
}
