import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { z } from "zod";
import type { ScrapeAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";
import { INDEX_EXAMPLE, IndexAnswer, indexAnswer } from "./index-answer.ts";
import { UPLOAD_EXAMPLE, UploadAnswer } from "./upload-answer.ts";

export const ScrapeId = z.string().min(1).max(64).describe("`job_` and a ULID.");

/** A job that reads an index, with the fields of an upload. */
export const ScrapeAnswer = UploadAnswer.omit({ kind: true }).extend({
  index: IndexAnswer.describe("The index being read. No score uses it before it is promoted."),
});

export const SCRAPE_EXAMPLE: z.infer<typeof ScrapeAnswer> = {
  id: UPLOAD_EXAMPLE.id,
  state: "running",
  ...{ bytes: 1_245_184, bytes_done: 622_592 },
  rows: { done: 4_500, read: 4_180, created: 4_180, updated: 0, unchanged: 0, refused: 320 },
  ...{ eta_seconds: 3, error: null },
  created_at: UPLOAD_EXAMPLE.created_at,
  started_at: UPLOAD_EXAMPLE.started_at,
  ended_at: null,
  index: { ...INDEX_EXAMPLE, state: "building", wallets: 0, fraud: 0, edition: null, ready_at: null },
};

/** @throws Failure `NOT_FOUND` for what is no id of a job. */
export function readScrapeId(text: string): string {
  if (isId("job", text)) return text;
  throw noScrape(text);
}

export function noScrape(id: string): Failure<"NOT_FOUND"> {
  return new Failure("NOT_FOUND", `No job ${id} that reads an index.`, { kind: "job", id });
}

/** @throws Failure `NOT_FOUND` for a job that reads no index. */
export function scrapeAnswer(job: ScrapeAnswerFragment): z.infer<typeof ScrapeAnswer> {
  if (job.index === null) throw noScrape(job.id);
  const { rows: done, read, created, updated, unchanged, refused } = job;
  return {
    ...{ id: job.id, state: lowercase(job.state), bytes: job.bytes, bytes_done: job.bytesDone },
    rows: { done, read, created, updated, unchanged, refused },
    ...{ eta_seconds: job.etaSeconds, error: job.error },
    ...{ created_at: job.createdAt, started_at: job.startedAt, ended_at: job.endedAt },
    index: indexAnswer(job.index),
  };
}
