import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { JOB_STATES, UPLOAD_KINDS } from "@tetron/domain/job";
import { z } from "zod";
import type { UploadAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";

const Count = z.number().int().min(0);

export const UploadId = z.string().min(1).max(64).describe("`job_` and a ULID.");

export const UploadAnswer = z.object({
  id: z.string().describe("`job_` and a ULID: the upload, and the job that processes it."),
  kind: z.enum(UPLOAD_KINDS),
  state: z
    .enum(JOB_STATES)
    .describe(
      "`queued` and `running` end as `done`, `failed` or `cancelled`; `receiving` while the file arrives.",
    ),
  bytes: Count.describe("Bytes of the file as sent."),
  bytes_done: Count.describe("Bytes of the file read so far."),
  rows: z
    .object({
      done: Count.describe("Rows processed, including refused ones."),
      read: Count.describe("Rows that were parsed."),
      created: Count.describe("Rows that added data."),
      updated: Count.describe("Rows that replaced stored data."),
      unchanged: Count.describe("Rows whose data was already stored."),
      refused: Count.describe("Rows that were refused: see `GET /uploads/{upload_id}/refusals`."),
    })
    .describe("A row is an account, a label, a payment or an outcome."),
  eta_seconds: z.number().nullable().describe("Estimated seconds until it is done; null if unknown."),
  error: z
    .object({ reason: z.string().describe("Stable, such as `gzip_bomb`."), message: z.string() })
    .nullable()
    .describe("Why it failed; null when it has not."),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
});

export const UPLOAD_EXAMPLE: z.infer<typeof UploadAnswer> = {
  id: "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
  kind: "payments",
  state: "running",
  ...{ bytes: 48_000, bytes_done: 32_768 },
  rows: { done: 200, read: 199, created: 199, updated: 0, unchanged: 0, refused: 1 },
  ...{ eta_seconds: 3, error: null },
  created_at: "2025-05-17T08:34:21.000Z",
  started_at: "2025-05-17T08:34:22.000Z",
  ended_at: null,
};

/** @throws Failure `NOT_FOUND` for what is no id of a job. */
export function readUploadId(text: string): string {
  if (isId("job", text)) return text;
  throw noUpload(text);
}

export function noUpload(id: string): Failure<"NOT_FOUND"> {
  return new Failure("NOT_FOUND", `No upload ${id}.`, { kind: "upload", id });
}

const OF_UPLOAD = /^upload\./;

/** @throws Failure `NOT_FOUND` for a job that is no upload. */
export function uploadAnswer(job: UploadAnswerFragment): z.infer<typeof UploadAnswer> {
  const kind = UPLOAD_KINDS.find((each) => each === job.kind.replace(OF_UPLOAD, ""));
  if (kind === undefined) throw noUpload(job.id);
  const { rows: done, read, created, updated, unchanged, refused } = job;
  return {
    ...{ id: job.id, kind, state: lowercase(job.state), bytes: job.bytes, bytes_done: job.bytesDone },
    rows: { done, read, created, updated, unchanged, refused },
    ...{ eta_seconds: job.etaSeconds, error: job.error },
    ...{ created_at: job.createdAt, started_at: job.startedAt, ended_at: job.endedAt },
  };
}
