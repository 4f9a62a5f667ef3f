import { createHash } from "node:crypto";
import { canonicalJson } from "@tetron/domain/canonical-json";
import { Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { type JobKind, jobOfUpload, NO_COUNTS, UPLOAD_KINDS } from "@tetron/domain/job";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { insertChunk, measureJobFile } from "@tetron/lake/job-files";
import {
  changeJob,
  countJobs,
  deleteJob,
  findNewestJob,
  findSameJob,
  insertJob,
  requireJob,
} from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import type { StoredJob } from "@tetron/lake/tables/jobs";
import { inputOfUpload, type UploadWish } from "./upload-input.ts";

/** Uploads of a tenant that arrive, wait or run at a time. */
const MAX_OPEN_UPLOADS = 16;
const OPEN_UPLOADS = {
  kinds: UPLOAD_KINDS.map(jobOfUpload),
  states: ["receiving", "queued", "running"],
} as const;
/** Bytes of a file as it is sent. */
const MAX_UPLOAD_BYTES = 2 * 1024 ** 3;
/** Bytes of a part of it. */
const MAX_PART_BYTES = 1024 ** 2;
const nextId = createIds();

/** Whose upload it is, and who sends it. */
export interface Uploader {
  readonly tenant: string;
  /** The id of the API key, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
  /** See `Caller`; settled by the end of an upload. */
  readonly claim?: string | undefined;
}

/**
 * Begins an upload. Its file follows part by part; what does not end with {@link finishUpload} is forgotten after an hour.
 *
 * @throws Failure `UNPROCESSABLE` for what `inputOfUpload` refuses, and for a 17th upload at a time.
 */
export async function startUpload(
  lake: Lake,
  wish: UploadWish,
  { tenant, actor, now }: Uploader,
): Promise<StoredJob> {
  const input = inputOfUpload(wish, now);
  if ((await countJobs(lake.db, tenant, OPEN_UPLOADS)) >= MAX_OPEN_UPLOADS)
    throw unprocessable(
      "kind",
      "too_many_uploads",
      `kind: ${MAX_OPEN_UPLOADS} uploads of your tenant are not done yet; wait for one of them, or cancel it.`,
    );
  const job: StoredJob = {
    ...{ id: nextId("job"), tenant, actor, kind: jobOfUpload(wish.kind), input, state: "receiving" },
    ...{ hash: null, fileHash: null, bytes: 0, bytesDone: 0, position: 0, counts: NO_COUNTS, error: null },
    ...{ runs: 0, tries: 0, nextAt: now, createdAt: now, updatedAt: now, startedAt: null, endedAt: null },
  };
  await lake.commit([insertJob(job)]);
  return job;
}

/** A part of an upload's file. */
export interface UploadPart {
  readonly id: string;
  /** From 0. */
  readonly part: number;
  readonly content: Uint8Array;
}

/**
 * Stores a part of a file.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such upload, `CONFLICT` when it is not arriving any more or has this
 *   part, `PAYLOAD_TOO_LARGE` for more than 1 MiB, or 2 GiB together.
 */
export async function appendUpload(
  lake: Lake,
  { id, part, content }: UploadPart,
  { tenant, now }: Uploader,
): Promise<StoredJob> {
  if (content.length > MAX_PART_BYTES) throw tooLarge("content", MAX_PART_BYTES);
  const job = await requireJob(lake.db, [tenant], id);
  const bytes = job.bytes + content.length;
  if (bytes > MAX_UPLOAD_BYTES) throw tooLarge("file", MAX_UPLOAD_BYTES);
  await lake.commit([
    insertChunk(id, part, content),
    changeJob(id, ["receiving"], { bytes, updatedAt: now }),
  ]);
  return { ...job, bytes, updatedAt: now };
}

function tooLarge(field: string, limit: number): Failure<"PAYLOAD_TOO_LARGE"> {
  return new Failure("PAYLOAD_TOO_LARGE", `${field}: is over ${limit} bytes.`, { limit });
}

/** What a finished upload should be. */
export interface UploadEnd {
  readonly id: string;
  /** Of the whole file as it was sent. */
  readonly bytes: number;
  /** SHA-256 of the same, hex. */
  readonly sha256: string;
}

/** The job of an upload, and whether the upload made it: the same file as before is the job that it was. */
export interface ReceivedUpload {
  readonly job: StoredJob;
  readonly isNew: boolean;
}

/**
 * Ends an upload: its job is due. The same file with the same options as one that waits, runs or is done is that job, and
 * is not kept a second time; unless another file has replaced since what it brought.
 *
 * @throws Failure `UNPROCESSABLE` when not every byte has arrived, `NOT_FOUND` and `CONFLICT` as {@link appendUpload} does.
 */
export async function finishUpload(
  lake: Lake,
  { id, bytes, sha256 }: UploadEnd,
  { tenant, actor, now, claim }: Uploader,
): Promise<ReceivedUpload> {
  const job = await requireJob(lake.db, [tenant], id);
  if (job.fileHash === sha256 && job.bytes === bytes) return { job, isNew: false };
  if (job.state !== "receiving")
    throw new Failure("CONFLICT", `Upload ${id} is no longer being received.`, { kind: "job", id });
  const held = await measureJobFile(lake.db, id);
  if (held.bytes === 0) throw unprocessable("file", "empty", "file: is empty.");
  if (held.bytes !== bytes || !/^[0-9a-f]{64}$/.test(sha256))
    throw unprocessable("file", "incomplete", `file: ${held.bytes} bytes have arrived, not ${bytes}.`);
  const hash = await hashOf(lake, job, sha256);
  const wanted = { tenant, kind: job.kind, hash };
  const same = await findSameJob(lake.db, wanted);
  if (same !== undefined) return dropped(lake, { id, same, claim });
  const queued = { state: "queued", hash, fileHash: sha256, bytes, nextAt: now, updatedAt: now } as const;
  try {
    await lake.commit([
      changeJob(id, ["receiving"], queued),
      appendAudit({
        ...{ id: nextId("aud"), tenant, actor, action: "upload.receive", subject: id, at: now },
        data: { kind: job.kind, bytes, sha256 },
      }),
      ...settleClaim(claim, id),
    ]);
  } catch (error) {
    // The same file may have been finished meanwhile.
    const other = isFailure(error, "CONFLICT") ? await findSameJob(lake.db, wanted) : undefined;
    if (other === undefined || other.id === id) throw error;
    return dropped(lake, { id, same: other, claim });
  }
  return { job: { ...job, ...queued }, isNew: true };
}

/** Jobs of which the later one replaces what the earlier one brought, when their inputs share this; others add. */
const REPLACED: Partial<
  Record<JobKind, { readonly kinds: readonly JobKind[]; readonly share: readonly string[] }>
> = {
  "upload.context": { kinds: ["upload.context", "hook.context"], share: [] },
  "upload.labels": { kinds: ["upload.labels"], share: ["network", "list", "shared"] },
};

/** The same for the same file and options; after a file that replaces what they brought, another. */
async function hashOf(lake: Lake, job: StoredJob, sha256: string): Promise<string> {
  const { tenant, kind, input } = job;
  const content: unknown[] = [kind, input, sha256];
  const replaced = REPLACED[kind];
  if (replaced !== undefined) {
    const { kinds, share } = replaced;
    const about = Object.fromEntries(share.map((name) => [name, input[name]]));
    const newest = await findNewestJob(lake.db, { tenant, kinds, about });
    if (newest !== undefined) {
      const before = [newest.kind, newest.input, newest.fileHash];
      if (newest.hash !== null && canonicalJson(before) === canonicalJson(content)) return newest.hash;
      content.push(newest.id);
    }
  }
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}

interface Dropped {
  readonly id: string;
  readonly same: StoredJob;
  readonly claim: string | undefined;
}

async function dropped(lake: Lake, { id, same, claim }: Dropped): Promise<ReceivedUpload> {
  await lake.commit([deleteJob(id), ...settleClaim(claim, same.id)]);
  return { job: same, isNew: false };
}
