import { createHash } from "node:crypto";
import { unprocessable } from "@tetron/domain/failure";
import type { JobCounts, JobError } from "@tetron/domain/job";
import { toStorable } from "@tetron/domain/text";
import { insertRefusal, readJobFile } from "@tetron/lake/job-files";
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
  /** Its file, from the beginning. */
  file(): AsyncIterable<Uint8Array>;
  /** Bytes of the file that were read so far. */
  bytesRead(): number;
  /**
   * Moves the job on, in the commit of what its rows brought: a run that ends between two commits loses nothing, and the
   * next one repeats nothing. The commit fails when this run is over.
   */
  advance(progress: JobProgress): Write[];
}

export function openRun(lake: Lake, job: StoredJob, signal: AbortSignal): JobRun {
  let bytes = 0;
  return {
    job,
    lake,
    signal,
    bytesRead: () => bytes,
    async *file() {
      const hash = createHash("sha256");
      bytes = 0;
      for await (const chunk of readJobFile(lake.db, job.id)) {
        signal.throwIfAborted();
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
      if (hash.digest("hex") !== job.fileHash)
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
