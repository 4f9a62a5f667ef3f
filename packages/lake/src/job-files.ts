import { and, asc, eq, gte, inArray, lt, sql, sum } from "drizzle-orm";
import type { Database } from "./database.ts";
import { jobChunks } from "./tables/job-chunks.ts";
import { jobRefusals, type StoredRefusal } from "./tables/job-refusals.ts";
import { jobs } from "./tables/jobs.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** Bytes of each part of a file that a job fetched, but the last. */
export const JOB_PART_BYTES = 1024 ** 2;

/** Stores a part of a job's file. The commit fails as `CONFLICT` when the part is there already. */
export function insertChunk(job: string, part: number, content: Uint8Array): Write {
  return insertRow(jobChunks, { job, part, content });
}

/** The file of a job, part by part, so that memory is bounded by one of them. */
export async function* readJobFile(db: Database, job: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part++) {
    const [chunk] = await db
      .select({ content: jobChunks.content })
      .from(jobChunks)
      .where(and(eq(jobChunks.job, job), eq(jobChunks.part, part)));
    if (chunk === undefined) return;
    yield chunk.content;
  }
}

/** Bytes of a job's file whose parts have {@link JOB_PART_BYTES}, from `start` to before `end`. */
export async function* readJobFileSlice(
  db: Database,
  job: string,
  { start, end }: { readonly start: number; readonly end: number },
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const part = Math.floor(at / JOB_PART_BYTES);
    const from = part * JOB_PART_BYTES;
    const [first, length] = [at - from, Math.min(end, from + JOB_PART_BYTES) - at];
    const [chunk] = await db
      .select({ content: sql<Uint8Array>`substring(${jobChunks.content} from ${first + 1} for ${length})` })
      .from(jobChunks)
      .where(and(eq(jobChunks.job, job), eq(jobChunks.part, part)));
    if (chunk === undefined) return;
    yield chunk.content;
    at += length;
  }
}

/** The parts of a job's file, and their bytes together. */
export async function measureJobFile(db: Database, job: string): Promise<{ parts: number; bytes: number }> {
  const [found] = await db
    .select({
      parts: sql<number>`count(*)::int`,
      bytes: sum(sql`octet_length(${jobChunks.content})`),
    })
    .from(jobChunks)
    .where(eq(jobChunks.job, job));
  return { parts: found?.parts ?? 0, bytes: Number(found?.bytes ?? 0) };
}

/** Deletes the file of a job. */
export function deleteJobFile(job: string): Write {
  return runStatements(async (tx) => {
    await tx.delete(jobChunks).where(eq(jobChunks.job, job));
  });
}

/** Deletes the files of jobs that ended before a time. */
export async function forgetJobFiles(db: Database, endedBefore: Date): Promise<void> {
  const ended = db.select({ id: jobs.id }).from(jobs).where(lt(jobs.endedAt, endedBefore));
  await db.delete(jobChunks).where(inArray(jobChunks.job, ended));
}

export function insertRefusal(refusal: StoredRefusal): Write {
  return insertRow(jobRefusals, refusal);
}

/** Deletes the refusals of a job that begins anew. */
export function deleteRefusals(job: string): Write {
  return runStatements(async (tx) => {
    await tx.delete(jobRefusals).where(eq(jobRefusals.job, job));
  });
}

/** The refusals of a job from one on, in their order. */
export async function listRefusals(
  db: Database,
  job: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<StoredRefusal[]> {
  return db
    .select()
    .from(jobRefusals)
    .where(and(eq(jobRefusals.job, job), gte(jobRefusals.at, from)))
    .orderBy(asc(jobRefusals.at))
    .limit(limit);
}
