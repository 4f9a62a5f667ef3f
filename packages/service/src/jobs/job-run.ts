import { createHash } from "node:crypto";
import { unprocessable } from "@tetron/domain/failure";
import type { JobCounts, JobError } from "@tetron/domain/job";
import { toStorable } from "@tetron/domain/text";
import {
  deleteJobFile,
  insertChunk,
  insertRefusal,
  JOB_PART_BYTES,
  readJobFile,
  readJobFileSlice,
} from "@tetron/lake/job-files";
import { changeInRun } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import type { StoredJob } from "@tetron/lake/tables/jobs";
import type { Write } from "@tetron/lake/write";

/** Refusals of one job that are kept; the rest are only counted. */
const MAX_REFUSALS = 1_000_000;
const MAX_MESSAGE_CHARS = 500;

/** A row that was not taken, and why. */
export interface JobRefusal extends JobError {
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** How far a job is. */
export interface JobProgress {
  /** Rows that are worked off, of this run and those before. */
  readonly position: number;
  readonly counts: JobCounts;
  /** Those since the progress before. */
  readonly refusals: readonly JobRefusal[];
}

/** One run of a job, from where the last one came to. */
export interface JobRun {
  /** As it was when the run began. */
  readonly job: StoredJob;
  readonly lake: Lake;
  /** Aborts when the run is over: the job was cancelled, or the process stops. */
  readonly signal: AbortSignal;
  /** Bytes of its file; 0 without one. */
  fileSize(): number;
  /** Its file, from the beginning. */
  file(): AsyncIterable<Uint8Array>;
  /** The bytes of a file that the job {@link keepFile | fetched}, from `start` to before `end`. */
  fileSlice(start: number, end: number): AsyncIterable<Uint8Array>;
  /** Bytes of the file that were read so far. */
  bytesRead(): number;
  /** Makes what is fetched the job's file, part by part, unless a run before has. A run that ends half way leaves nothing of it. */
  keepFile(fetched: () => AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * Moves the job on, in the commit of what its rows brought: a run that ends between two commits loses nothing, and the
   * next one repeats nothing. The commit fails when this run is over.
   */
  advance(progress: JobProgress): Write[];
}

export function openRun(lake: Lake, job: StoredJob, signal: AbortSignal): JobRun {
  let bytes = 0;
  let { fileHash, bytes: size } = job;
  return {
    job,
    lake,
    signal,
    fileSize: () => size,
    bytesRead: () => Math.min(bytes, size),
    async *fileSlice(start, end) {
      for await (const chunk of readJobFileSlice(lake.db, job.id, { start, end })) {
        signal.throwIfAborted();
        bytes += chunk.length;
        yield chunk;
      }
    },
    async keepFile(fetched) {
      if (fileHash !== null) return;
      await lake.commit([changeInRun(job, { bytes: 0, updatedAt: new Date() }), deleteJobFile(job.id)]);
      const hash = createHash("sha256");
      size = 0;
      let part = 0;
      for await (const content of inParts(fetched(), JOB_PART_BYTES)) {
        signal.throwIfAborted();
        hash.update(content);
        size += content.length;
        await lake.commit([
          insertChunk(job.id, part++, content),
          changeInRun(job, { bytes: size, updatedAt: new Date() }),
        ]);
      }
      const digest = hash.digest("hex");
      await lake.commit([changeInRun(job, { fileHash: digest, updatedAt: new Date() })]);
      fileHash = digest;
    },
    async *file() {
      const hash = createHash("sha256");
      bytes = 0;
      for await (const chunk of readJobFile(lake.db, job.id)) {
        signal.throwIfAborted();
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
      if (hash.digest("hex") !== fileHash)
        throw unprocessable("file", "incomplete", "file: not all of it is held any more. Upload it again.");
    },
    advance({ position, counts, refusals }) {
      const first = counts.refused - refusals.length;
      const kept = refusals.slice(0, Math.max(0, MAX_REFUSALS - first));
      return [
        changeInRun(job, { position, counts, bytesDone: bytes, tries: 0, updatedAt: new Date() }),
        ...kept.map(({ line, reason, message }, n) =>
          insertRefusal({
            ...{ job: job.id, at: first + n, line, reason },
            message: toStorable(message.slice(0, MAX_MESSAGE_CHARS)),
          }),
        ),
      ];
    },
  };
}

/** The same bytes in parts of `length`, the last one shorter. */
async function* inParts(chunks: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    while (bytes >= length) {
      const all = Buffer.concat(held);
      yield all.subarray(0, length);
      held = [all.subarray(length)];
      bytes -= length;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}
