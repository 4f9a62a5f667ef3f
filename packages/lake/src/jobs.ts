import { Failure } from "@tetron/domain/failure";
import type { JobKind, JobState } from "@tetron/domain/job";
import { and, asc, count, desc, eq, inArray, lt, lte, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { jobs, type StoredJob } from "./tables/jobs.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** One run of a job. */
export type JobRunRef = Pick<StoredJob, "id" | "runs">;

export function insertJob(job: StoredJob): Write {
  return insertRow(jobs, job);
}

/** Whose jobs: those of some tenants, or all. */
export type JobTenants = readonly string[] | "all";

/** A job of one of these tenants. @throws Failure `NOT_FOUND` when there is none. */
export async function requireJob(
  db: Database,
  tenants: JobTenants,
  id: string,
  kinds?: readonly JobKind[],
): Promise<StoredJob> {
  const [found] = await db
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), ofTenants(tenants)));
  if (found === undefined || kinds?.includes(found.kind) === false)
    throw new Failure("NOT_FOUND", `No job ${id}.`, { kind: "job", id });
  return found;
}

/** Which jobs. */
export interface JobSelection {
  readonly kinds?: readonly JobKind[] | undefined;
  readonly states?: readonly JobState[] | undefined;
}

/** Jobs of these tenants before the one with an id, newest first. */
export async function listJobs(
  db: Database,
  tenants: JobTenants,
  {
    before,
    limit,
    kinds,
    states,
  }: JobSelection & { readonly before?: string | undefined; readonly limit: number },
): Promise<StoredJob[]> {
  return db
    .select()
    .from(jobs)
    .where(
      and(
        ofTenants(tenants),
        kinds && inArray(jobs.kind, [...kinds]),
        states && inArray(jobs.state, [...states]),
        before === undefined ? undefined : lt(jobs.id, before),
      ),
    )
    .orderBy(desc(jobs.id))
    .limit(limit);
}

function ofTenants(tenants: JobTenants) {
  return tenants === "all" ? undefined : isAnyOf(jobs.tenant, tenants);
}

/** How many jobs of these kinds a tenant has in these states. */
export async function countJobs(
  db: Database,
  tenant: string,
  { kinds, states }: { readonly kinds: readonly JobKind[]; readonly states: readonly JobState[] },
): Promise<number> {
  const [row] = await db
    .select({ jobs: count() })
    .from(jobs)
    .where(and(eq(jobs.tenant, tenant), inArray(jobs.kind, [...kinds]), inArray(jobs.state, [...states])));
  return row?.jobs ?? 0;
}

/** States of a job whose work is done or will be. */
const WANTED = ["queued", "running", "done"] as const;

/** The job of the same content that waits, runs or is done. */
export async function findSameJob(
  db: Database,
  { tenant, kind, hash }: Pick<StoredJob, "tenant" | "kind"> & { readonly hash: string },
): Promise<StoredJob | undefined> {
  const [found] = await db
    .select()
    .from(jobs)
    .where(
      and(
        ...[eq(jobs.tenant, tenant), eq(jobs.kind, kind), eq(jobs.hash, hash)],
        inArray(jobs.state, [...WANTED]),
      ),
    );
  return found;
}

/** The newest job of these kinds that waits, runs or is done. @param about - What its input has. */
export async function findNewestJob(
  db: Database,
  {
    tenant,
    kinds,
    about,
  }: { readonly tenant: string; readonly kinds: readonly JobKind[]; readonly about: StoredJob["input"] },
): Promise<StoredJob | undefined> {
  const [found] = await db
    .select()
    .from(jobs)
    .where(
      and(
        ...[eq(jobs.tenant, tenant), inArray(jobs.kind, [...kinds]), inArray(jobs.state, [...WANTED])],
        sql`${jobs.input} @> ${JSON.stringify(about)}::jsonb`,
      ),
    )
    .orderBy(desc(jobs.id))
    .limit(1);
  return found;
}

/** What is due of these kinds: of each tenant and kind the oldest job. One that runs is due too, in case its process died. */
export async function dueJobs(db: Database, kinds: readonly JobKind[], now: Date): Promise<StoredJob[]> {
  return db
    .selectDistinctOn([jobs.tenant, jobs.kind])
    .from(jobs)
    .where(
      and(inArray(jobs.kind, [...kinds]), inArray(jobs.state, ["queued", "running"]), lte(jobs.nextAt, now)),
    )
    .orderBy(asc(jobs.tenant), asc(jobs.kind), asc(jobs.id));
}

/** Begins the next run of a job. @returns `undefined` when another process has, or it is not due any more. */
export async function beginRun(
  db: Database,
  { id, runs }: JobRunRef,
  now: Date,
): Promise<StoredJob | undefined> {
  const [begun] = await db
    .update(jobs)
    .set({
      ...{ state: "running", bytesDone: 0, error: null, updatedAt: now },
      ...{
        runs: runs + 1,
        tries: sql`${jobs.tries} + 1`,
        startedAt: sql`coalesce(${jobs.startedAt}, ${now.toISOString()}::timestamptz)`,
      },
    })
    .where(and(eq(jobs.id, id), eq(jobs.runs, runs), inArray(jobs.state, ["queued", "running"])))
    .returning();
  return begun;
}

/** Changes a job in its run. The commit fails as `CONFLICT` when the run is over: it was cancelled, or another one has begun. */
export function changeInRun(run: JobRunRef, change: Partial<Omit<StoredJob, "id" | "runs">>): Write {
  return runStatements(async (tx) => {
    if (await inRun(tx, run, change)) return;
    throw new Failure("CONFLICT", `This run of job ${run.id} is over.`, { kind: "job_run", id: run.id });
  });
}

/** Tells how far a run has read. @returns Whether the run still counts. */
export function touchRun(db: Database, run: JobRunRef, bytesDone: number): Promise<boolean> {
  return inRun(db, run, { bytesDone, updatedAt: new Date() });
}

async function inRun(
  db: Database,
  { id, runs }: JobRunRef,
  change: Partial<Omit<StoredJob, "id" | "runs">>,
): Promise<boolean> {
  const changed = await db
    .update(jobs)
    .set(change)
    .where(and(eq(jobs.id, id), eq(jobs.runs, runs), eq(jobs.state, "running")))
    .returning({ id: jobs.id });
  return changed.length > 0;
}

/** Changes a job that is in one of these states, which may be due then. The commit fails as `CONFLICT` when it is not. */
export function changeJob(
  id: string,
  from: readonly JobState[],
  change: Partial<Omit<StoredJob, "id" | "tenant">>,
): Write {
  return runStatements(async (tx) => {
    const changed = await tx
      .update(jobs)
      .set(change)
      .where(and(eq(jobs.id, id), inArray(jobs.state, [...from])))
      .returning({ id: jobs.id });
    if (changed.length === 0)
      throw new Failure("CONFLICT", `Job ${id} is not ${from.join(" or ")}.`, { kind: "job", id });
  }, jobs);
}

export function deleteJob(id: string): Write {
  return runStatements(async (tx) => {
    await tx.delete(jobs).where(eq(jobs.id, id));
  });
}

/** Deletes jobs that ended before a time, with their files and refusals. */
export async function forgetJobs(db: Database, endedBefore: Date): Promise<void> {
  await db.delete(jobs).where(lt(jobs.endedAt, endedBefore));
}

/** Deletes jobs whose file has stopped arriving: nothing of it came since a time. */
export async function forgetHalfReceived(db: Database, silentSince: Date): Promise<void> {
  await db.delete(jobs).where(and(eq(jobs.state, "receiving"), lt(jobs.updatedAt, silentSince)));
}
