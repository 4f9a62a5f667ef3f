import { DAY_MS, HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { forgetJobFiles } from "@tetron/lake/job-files";
import { forgetHalfReceived, forgetJobs } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import { forgetIndexes } from "@tetron/lake/reference-indexes";
import type { Job } from "@tetron/service/job";

/** How long a job that ended is kept, and how long its file, with which it may be restarted. */
const KEPT_MS = 30 * DAY_MS;
const FILE_KEPT_MS = 3 * DAY_MS;
/** How long it is waited for the next part of a file. */
const SILENT_MS = HOUR_MS;

/** Deletes jobs that ended a month ago, files of those that ended days ago, files that stopped arriving, and what was to be read of them. */
export function forgetOldJobs({ db }: Pick<Lake, "db">): Job {
  return {
    name: "ingestion.forget-jobs",
    periodMs: 10 * MINUTE_MS,
    jitterMs: MINUTE_MS,
    deadlineMs: MINUTE_MS,
    async run() {
      const now = Date.now();
      await forgetJobs(db, new Date(now - KEPT_MS));
      await forgetJobFiles(db, new Date(now - FILE_KEPT_MS));
      await forgetHalfReceived(db, new Date(now - SILENT_MS));
      await forgetIndexes(db);
    },
  };
}
