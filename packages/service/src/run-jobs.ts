import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { within } from "@tetron/domain/within";
import { pause } from "@tetron/lake/pause";
import { type Job, type JobOptions, repeatJob } from "./job.ts";
import type { Leases } from "./leases.ts";

/** Together they bound how long a dead process's jobs wait for a takeover: less than ten seconds. */
const LEASE_MS = 6_000;
const RENEW_MS = 2_000;
/** How long closing waits for a store that no longer answers. */
const RELEASE_MS = 500;

export interface RunJobsOptions extends JobOptions {
  readonly jobs: readonly Job[];
  readonly leases: Leases;
  readonly stopping: AbortSignal;
}

/** A lease that this process holds, and the job it runs under it. */
interface Turn {
  readonly lost: AbortController;
  readonly done: Promise<void>;
  expiry: NodeJS.Timeout | undefined;
}

/**
 * Runs jobs until `stopping` aborts or `stack` is disposed, each only while this process holds its lease. A
 * lease that could not be renewed in time is given up before another process can take it.
 */
export function runJobs(stack: AsyncDisposableStack, options: RunJobsOptions): void {
  const { jobs, leases, log, stopping } = options;
  if (jobs.length === 0) return;
  const finishing = new AbortController();
  const working = AbortSignal.any([stopping, finishing.signal]);
  const holder = `${hostname()}:${process.pid}:${randomUUID()}`;
  const kept = keepLeases(holder, options, working);
  stack.defer(async () => {
    finishing.abort();
    await kept;
    try {
      await within({ ms: RELEASE_MS }, () => leases.release(holder));
    } catch (error) {
      log.warn({ err: error }, "leases not released");
    }
  });
}

async function keepLeases(
  holder: string,
  { jobs, leases, ...options }: RunJobsOptions,
  working: AbortSignal,
): Promise<void> {
  const { log } = options;
  const turns = new Map<string, Turn>();
  const names = jobs.map(({ name }) => name);
  while (!working.aborted) {
    const asked = performance.now();
    try {
      const held = await within({ signal: working }, () => leases.hold(names, { holder, ttlMs: LEASE_MS }));
      for (const job of jobs)
        if (held.includes(job.name)) prolong(job, asked);
        else turns.get(job.name)?.lost.abort();
    } catch (error) {
      if (!working.aborted) log.warn({ err: error }, "leases of jobs not renewed");
    }
    await pause(RENEW_MS, working);
  }
  for (const { lost, expiry } of turns.values()) {
    clearTimeout(expiry);
    lost.abort();
  }
  await Promise.all(Array.from(turns.values(), ({ done }) => done));

  function prolong(job: Job, asked: number): void {
    let turn = turns.get(job.name);
    if (turn !== undefined) clearTimeout(turn.expiry);
    if (turn === undefined || turn.lost.signal.aborted) turn = begin(job, turn?.done);
    const { lost } = turn;
    const left = Math.max(asked + LEASE_MS - performance.now(), 0);
    turn.expiry = setTimeout(() => lost.abort(), left).unref();
    turns.set(job.name, turn);
  }

  /** @param before - A previous run of the same job, which may not have ended yet. */
  function begin(job: Job, before: Promise<void> | undefined): Turn {
    const lost = new AbortController();
    const work = async () => {
      await before;
      await repeatJob(job, options, lost.signal);
    };
    return { lost, done: work(), expiry: undefined };
  }
}
