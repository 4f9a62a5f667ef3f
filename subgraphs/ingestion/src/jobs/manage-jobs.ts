import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { fileOfJob, type JobKind, NO_COUNTS } from "@tetron/domain/job";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { deleteJobFile, measureJobFile } from "@tetron/lake/job-files";
import { changeJob, type JobTenants, requireJob } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import type { StoredJob } from "@tetron/lake/tables/jobs";

const nextId = createIds();

/** Who manages which jobs. */
export interface JobManager {
  /** Whose jobs: a key's are its tenant's, and for operators `EVERY_TENANT`'s too; the command line's are all. */
  readonly tenants: JobTenants;
  /** The id of the API key, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
  /** See `Caller`; settled by what a POST does. */
  readonly claim?: string | undefined;
}

/**
 * Cancels a job that has not ended: what it has committed stays, the rest is not done. Cancelled again, nothing changes.
 *
 * @param kinds - Only a job of one of these is cancelled; of any kind when absent.
 * @throws Failure `NOT_FOUND` when there is no such job, `CONFLICT` when it is done or has failed.
 */
export async function cancelJob(
  lake: Lake,
  id: string,
  { tenants, actor, now, claim, kinds }: JobManager & { readonly kinds?: readonly JobKind[] },
): Promise<StoredJob> {
  const job = await requireJob(lake.db, tenants, id, kinds);
  if (job.state === "cancelled") return job;
  if (job.state === "done" || job.state === "failed")
    throw new Failure("CONFLICT", `Job ${id} has ended: it is ${job.state}.`, { kind: "job", id });
  const change = { state: "cancelled", endedAt: now, updatedAt: now } as const;
  await lake.commit([
    // One that waits may begin to run meanwhile.
    changeJob(id, job.state === "receiving" ? ["receiving"] : ["queued", "running"], change),
    // A file that is not whole is of no use.
    ...(job.state === "receiving" ? [deleteJobFile(id)] : []),
    audited(job, "job.cancel", { actor, now }),
    ...settleClaim(claim, id),
  ]);
  return { ...job, ...change };
}

/**
 * Lets a job that failed or was cancelled go on where it stopped, and one without a file that is done begin anew. One that
 * fetched its file begins anew when it does not have it any more.
 *
 * @throws Failure `NOT_FOUND` when there is no such job, `CONFLICT` when it has not ended, is an upload that is done, has no
 *   file any more, or another job has the same content.
 */
export async function restartJob(
  lake: Lake,
  id: string,
  { tenants, actor, now, claim }: JobManager,
): Promise<StoredJob> {
  const job = await requireJob(lake.db, tenants, id);
  const refuse = (why: string) => new Failure("CONFLICT", `Job ${id} ${why}.`, { kind: "job", id });
  const fileIs = fileOfJob(job.kind);
  if (job.endedAt === null) throw refuse(`has not ended: it is ${job.state}`);
  if (fileIs !== "none" && job.state === "done") throw refuse("is done");
  const isWhole = job.fileHash !== null && (await measureJobFile(lake.db, id)).bytes === job.bytes;
  if (fileIs === "given" && !isWhole) throw refuse("has no file any more: send it again");
  const change = {
    state: "queued" as const,
    ...{ error: null, tries: 0, nextAt: now, endedAt: null, updatedAt: now },
    ...(job.state === "done" && { position: 0, counts: NO_COUNTS }),
    ...(fileIs === "fetched" && !isWhole && { position: 0, counts: NO_COUNTS, fileHash: null, bytes: 0 }),
  };
  await lake.commit([
    changeJob(id, [job.state], change),
    audited(job, "job.restart", { actor, now }),
    ...settleClaim(claim, id),
  ]);
  return { ...job, ...change };
}

function audited(
  { id, tenant, kind }: StoredJob,
  action: "job.cancel" | "job.restart",
  { actor, now }: Pick<JobManager, "actor" | "now">,
) {
  return appendAudit({ id: nextId("aud"), tenant, actor, action, subject: id, data: { kind }, at: now });
}

/** The tenants whose jobs a caller sees. @param isOperator - Whether those of the whole installation are among them. */
export function tenantsSeen(tenant: string, isOperator: boolean): readonly string[] {
  return isOperator ? [tenant, EVERY_TENANT] : [tenant];
}
