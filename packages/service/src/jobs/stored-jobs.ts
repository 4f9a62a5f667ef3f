import { HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { FAILURES, isFailure } from "@tetron/domain/failure";
import type { JobKind } from "@tetron/domain/job";
import { deleteJobFile } from "@tetron/lake/job-files";
import { beginRun, changeInRun, dueJobs, touchRun } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import { jobs, type StoredJob } from "@tetron/lake/tables/jobs";
import { waitForRows } from "@tetron/lake/wait-for-rows";
import type { Job } from "../job.ts";
import type { Log } from "../log.ts";
import { endedJob, INTERNAL, shownError } from "./job-end.ts";
import { type JobRun, openRun } from "./job-run.ts";

/** How often it is looked for what is due and reported how far the others are, and while none is. */
const LOOK_MS = 1_000;
const IDLE_LOOKS = 2;
/** The same where nobody else stores jobs, and none ran for so long: another try waits for the time alone. */
const REST_LOOKS = 10;
const QUIET_MS = 2 * MINUTE_MS;
/** Jobs of one process that run at once. */
const MAX_AT_ONCE = 4;
/** Runs that end without getting further, by a crash or an error, before a job has failed. */
const MAX_TRIES = 6;
const FIRST_WAIT_MS = 1_000;

/** Works a job off. What it throws that another try cannot mend fails the job. */
export type JobHandler = (run: JobRun) => Promise<void>;

export interface StoredJobsOptions {
  readonly lake: Lake;
  readonly log: Log;
  /** The subgraph's name. */
  readonly name: string;
  /** How each kind is worked off that belongs to the subgraph. */
  readonly handlers: Readonly<Partial<Record<JobKind, JobHandler>>>;
  /** Shorter in tests. */
  readonly lookMs?: number;
}

/** A job that runs, and how to end it. */
interface Lane {
  readonly ended: AbortController;
  readonly done: Promise<void>;
  run: JobRun | undefined;
}

/**
 * Works the stored jobs of some kinds off: of each tenant and kind one at a time, the oldest first. A job whose process
 * died is taken over and goes on where its last commit left it.
 */
export function storedJobs({ lake, log, name, handlers, lookMs = LOOK_MS }: StoredJobsOptions): Job {
  const kinds = Object.keys(handlers) as JobKind[];
  return {
    name: `${name}.stored-jobs`,
    periodMs: lookMs,
    jitterMs: 100,
    // A run looks again and again until it is told to end; jobs go on where it stopped.
    deadlineMs: 6 * HOUR_MS,
    run: (signal) => lookForJobs(signal),
  };

  async function lookForJobs(signal: AbortSignal): Promise<void> {
    const lanes = new Map<string, Lane>();
    let nap = new AbortController();
    let ranAt = performance.now();
    try {
      while (!signal.aborted) {
        nap = new AbortController();
        using stored = waitForRows(lake, [jobs]);
        for (const job of await dueJobs(lake.db, kinds, new Date())) {
          const key = JSON.stringify([job.tenant, job.kind]);
          if (!lanes.has(key) && lanes.size < MAX_AT_ONCE) openLane(key, job);
        }
        await Promise.all(Array.from(lanes.values(), tellProgress));
        if (lanes.size > 0) ranAt = performance.now();
        const isQuiet = performance.now() - ranAt > QUIET_MS;
        await stored.written({
          lookMs: lanes.size > 0 ? lookMs : IDLE_LOOKS * lookMs,
          restMs: isQuiet ? REST_LOOKS * lookMs : lanes.size > 0 ? lookMs : IDLE_LOOKS * lookMs,
          signal: AbortSignal.any([signal, nap.signal]),
        });
      }
    } finally {
      for (const { ended } of lanes.values()) ended.abort(signal.reason);
      await Promise.all(Array.from(lanes.values(), ({ done }) => done));
    }

    function openLane(key: string, job: StoredJob): void {
      const ended = new AbortController();
      const lane: Lane = {
        ended,
        run: undefined,
        done: runJob(job, () => lane).then((hasEnded) => {
          lanes.delete(key);
          // The next one of its tenant and kind need not wait for the next look.
          if (hasEnded) nap.abort();
        }),
      };
      lanes.set(key, lane);
    }
  }

  async function tellProgress({ run, ended }: Lane): Promise<void> {
    if (run !== undefined && !(await touchRun(lake.db, run.job, run.bytesRead())))
      ended.abort(new Error(`This run of job ${run.job.id} is over.`));
  }

  /** @returns Whether the run has ended and that is stored. */
  async function runJob(due: StoredJob, laneOf: () => Lane): Promise<boolean> {
    try {
      const job = await beginRun(lake.db, due, new Date());
      if (job === undefined) return false;
      const lane = laneOf();
      lane.run = openRun(lake, job, lane.ended.signal);
      await work(lane.run);
      return true;
    } catch (error) {
      log.error({ err: error, job_id: due.id }, "a job's end was not stored; it runs again");
      return false;
    }
  }

  async function work(run: JobRun): Promise<void> {
    const { job, signal } = run;
    try {
      if (job.tries > MAX_TRIES)
        throw new Error(`Job ${job.id} ended ${MAX_TRIES} times without getting further.`);
      await handlers[job.kind]!(run);
      await lake.commit([
        changeInRun(job, { state: "done", bytesDone: run.fileSize(), ...endedJob() }),
        deleteJobFile(job.id),
      ]);
    } catch (error) {
      if (signal.aborted || isOver(error, job)) return;
      await lake.commit([changeInRun(job, afterError(job, error))]).catch((thrown) => {
        if (!isOver(thrown, job)) throw thrown;
      });
    }
  }

  function afterError(job: StoredJob, error: unknown): Partial<StoredJob> {
    if (isFailure(error) && !FAILURES[error.code].retryable)
      return { state: "failed", error: shownError(error), ...endedJob() };
    log.error({ err: error, job_id: job.id, kind: job.kind }, "a run of a job failed");
    if (job.tries >= MAX_TRIES)
      return { state: "failed", error: isFailure(error) ? shownError(error) : INTERNAL, ...endedJob() };
    const wait = FIRST_WAIT_MS * 2 ** job.tries;
    return { state: "queued", nextAt: new Date(Date.now() + wait), updatedAt: new Date() };
  }
}

/** Whether a commit failed because the job was cancelled or another run has begun. */
function isOver(error: unknown, { id }: StoredJob): boolean {
  return isFailure(error, "CONFLICT") && error.details.kind === "job_run" && error.details.id === id;
}
