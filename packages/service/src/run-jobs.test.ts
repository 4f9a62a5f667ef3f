import { once } from "node:events";
import { expect, test } from "vitest";
import { type Job, repeatJob } from "./job.ts";
import type { Leases } from "./leases.ts";
import { createMetrics } from "./metrics.ts";
import { runJobs } from "./run-jobs.ts";
import { aQuietLog } from "./testing.ts";

const NEVER = new AbortController().signal;

function aJob(run: Job["run"], changes: Partial<Job> = {}): Job {
  return { name: "test.job", periodMs: 0, jitterMs: 0, deadlineMs: 60_000, run, ...changes };
}

const observed = () => {
  const { log, lines } = aQuietLog();
  return { log, lines, metrics: createMetrics("test") };
};

/** Leases of which everybody who asks has those that `has` says. */
function leasesThat(has: (name: string) => boolean) {
  const released: string[] = [];
  const leases: Leases = {
    hold: async (names) => names.filter(has),
    release: async (holder) => void released.push(holder),
  };
  return { leases, released };
}

test("a job that fails is logged and runs again", async () => {
  const stop = new AbortController();
  const options = observed();
  let runs = 0;
  const job = aJob(async () => {
    runs += 1;
    if (runs === 3) stop.abort();
    throw new Error(`run ${runs}`);
  });

  await repeatJob(job, options, stop.signal);

  expect(runs).toBe(3);
  const errors = options.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "job failed");
  // The last run failed because it was aborted.
  expect(errors.map(({ job, err }) => [job, err.message])).toEqual([
    ["test.job", "run 1"],
    ["test.job", "run 2"],
  ]);
  const text = await options.metrics.registry.metrics();
  expect(text).toContain(
    'tetron_job_duration_seconds_count{service="test",job="test.job",outcome="failed"} 2',
  );
  expect(text).toContain(
    'tetron_job_duration_seconds_count{service="test",job="test.job",outcome="stopped"} 1',
  );
});

test("a run past its deadline is aborted, and the next one starts", async () => {
  const stop = new AbortController();
  let runs = 0;
  const job = aJob(
    async (signal) => {
      runs += 1;
      if (runs === 2) return stop.abort();
      await once(signal, "abort");
      throw signal.reason;
    },
    { deadlineMs: 1 },
  );
  const options = observed();
  await repeatJob(job, options, stop.signal);
  expect(runs).toBe(2);
  expect(options.lines.join()).toContain("The job did not end within 1 ms.");
});

test("only jobs whose lease is held run, and closing waits for their end and gives the leases up", async () => {
  const ran: string[] = [];
  const started = Promise.withResolvers<void>();
  let ended = false;
  const { leases, released } = leasesThat((name) => name === "mine");
  const jobs = ["mine", "another's"].map((name) =>
    aJob(
      async (signal) => {
        ran.push(name);
        started.resolve();
        await once(signal, "abort");
        await new Promise((done) => setImmediate(done));
        ended = true;
      },
      { name },
    ),
  );
  {
    await using stack = new AsyncDisposableStack();
    runJobs(stack, { ...observed(), jobs, leases, stopping: NEVER });
    await started.promise;
    expect(released).toEqual([]);
  }
  expect({ ran, ended }).toEqual({ ran: ["mine"], ended: true });
  expect(released).toHaveLength(1);
});

// Both wait for a lease to end.
test.concurrent("a job whose lease was lost is aborted, and runs again with the next lease", async () => {
  const holds = [true, false, true];
  const { leases } = leasesThat(() => holds.length === 0 || holds.shift()!);
  const ends: unknown[] = [];
  const again = Promise.withResolvers<void>();
  const job = aJob(async (signal) => {
    if (ends.length > 0) return again.resolve();
    await once(signal, "abort");
    ends.push(signal.reason);
  });
  await using stack = new AsyncDisposableStack();
  runJobs(stack, { ...observed(), jobs: [job], leases, stopping: NEVER });
  await again.promise;
  expect(ends).toHaveLength(1);
}, 20_000);

test.concurrent("a lease that cannot be renewed ends with its time", async () => {
  let asked = 0;
  const leases: Leases = {
    hold: (names) => (asked++ === 0 ? Promise.resolve(names) : new Promise(() => {})),
    release: async () => {},
  };
  const ended = Promise.withResolvers<void>();
  const job = aJob(async (signal) => {
    await once(signal, "abort");
    ended.resolve();
  });
  await using stack = new AsyncDisposableStack();
  runJobs(stack, { ...observed(), jobs: [job], leases, stopping: NEVER });
  await ended.promise;
}, 20_000);
