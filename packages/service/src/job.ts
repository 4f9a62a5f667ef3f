import { pause } from "@tetron/lake/pause";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** Background work of a subgraph, run periodically. Of several processes with the same job, one runs it. */
export interface Job {
  /**
   * Unique among all jobs: the subgraph's name, a dot, and what it does, such as
   * `reputation.announce-drifts`.
   */
  readonly name: string;
  /** From the end of a run to the start of the next, in milliseconds. */
  readonly periodMs: number;
  /** Maximum random addition to `periodMs`, in milliseconds, so that jobs of one period spread out. */
  readonly jitterMs: number;
  /** Deadline of a run in milliseconds. Remaining work is left to the next run. */
  readonly deadlineMs: number;
  /** One run. It ends soon after `signal` aborts. Errors are logged, and the next run follows as usual. */
  run(signal: AbortSignal): Promise<void>;
}

export interface JobOptions {
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Runs a job at once and then periodically, until `signal` aborts. */
export async function repeatJob(job: Job, options: JobOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await runOnce(job, options, signal);
    await pause(job.periodMs + Math.random() * job.jitterMs, signal);
  }
}

async function runOnce(
  { name: job, deadlineMs, run }: Job,
  { log, metrics }: JobOptions,
  signal: AbortSignal,
): Promise<void> {
  const deadline = new AbortController();
  const expire = () => deadline.abort(new Error(`The job did not end within ${deadlineMs} ms.`));
  const timer = setTimeout(expire, deadlineMs).unref();
  const end = metrics.jobSeconds.startTimer({ job });
  metrics.jobsRunning.set({ job }, 1);
  try {
    await run(AbortSignal.any([signal, deadline.signal]));
    end({ outcome: signal.aborted ? "stopped" : "done" });
  } catch (error) {
    end({ outcome: signal.aborted ? "stopped" : "failed" });
    if (!signal.aborted) log.error({ err: error, job }, "job failed");
  } finally {
    clearTimeout(timer);
    metrics.jobsRunning.set({ job }, 0);
  }
}
