import { isFailure } from "@tetron/domain/failure";
import { deleteJobFile } from "@tetron/lake/job-files";
import { beginRun, changeInRun, insertJob } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import type { StoredJob } from "@tetron/lake/tables/jobs";
import { endedJob, INTERNAL, shownError } from "./job-end.ts";
import { openRun } from "./job-run.ts";
import type { JobHandler } from "./stored-jobs.ts";

/**
 * Stores a job and works it off in this process, for a caller that waits for its end. One that fails stays so until it is
 * restarted; one whose process dies is taken over once it is due.
 *
 * @param job - Due when the longest run of its kind is over, so that no other process begins it meanwhile.
 * @throws What the handler throws, once that is stored.
 */
export async function runNow(
  lake: Lake,
  job: StoredJob,
  { handler, signal }: { readonly handler: JobHandler; readonly signal: AbortSignal },
): Promise<void> {
  await lake.commit([insertJob(job)]);
  const begun = await beginRun(lake.db, job, new Date());
  if (begun === undefined) throw new Error(`Another process has begun job ${job.id}.`);
  const run = openRun(lake, begun, signal);
  try {
    await handler(run);
  } catch (error) {
    const why = isFailure(error) ? shownError(error) : INTERNAL;
    await lake.commit([changeInRun(begun, { state: "failed", error: why, ...endedJob() })]);
    throw error;
  }
  await lake.commit([
    changeInRun(begun, { state: "done", bytesDone: run.fileSize(), ...endedJob() }),
    deleteJobFile(job.id),
  ]);
}
