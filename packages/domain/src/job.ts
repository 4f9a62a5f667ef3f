/** What an upload may hold: what each row of it is. */
export const UPLOAD_KINDS = ["histories", "labels", "payments", "outcomes", "context"] as const;

export type UploadKind = (typeof UPLOAD_KINDS)[number];

/** What a message to `POST /v1/hooks/{source}` may hold: what each row of it is. */
export const HOOK_KINDS = ["wallets", "context", "outcomes"] as const;

export type HookKind = (typeof HOOK_KINDS)[number];

/** How a source signs its messages: as Alchemy does, or as Tetron's own webhooks. */
export const HOOK_SIGNATURES = ["alchemy", "hmac"] as const;

export type HookSignature = (typeof HOOK_SIGNATURES)[number];

/** What a job does. The names are part of the API and never change. */
export const JOB_KINDS = [
  "upload.histories",
  "upload.labels",
  "upload.payments",
  "upload.outcomes",
  "upload.context",
  "hook.wallets",
  "hook.context",
  "hook.outcomes",
  "index.scrape",
  "sanctions.refresh",
  "chain.backfill",
] as const;

export type JobKind = (typeof JOB_KINDS)[number];

/** The job that works an upload off. */
export function jobOfUpload(kind: UploadKind): JobKind {
  return `upload.${kind}`;
}

/** The job that works a message off. */
export function jobOfHook(kind: HookKind): JobKind {
  return `hook.${kind}`;
}

/**
 * Where the file of a job comes from: `given`, which it cannot be worked off without, `fetched` by the job itself, which may
 * fetch it again, or `none`.
 */
export function fileOfJob(kind: JobKind): "given" | "fetched" | "none" {
  if (kind.startsWith("upload.") || kind.startsWith("hook.")) return "given";
  return kind === "index.scrape" ? "fetched" : "none";
}

/** Whether `text` is the name of a kind of job. */
export function isJobKind(text: string): text is JobKind {
  return (JOB_KINDS as readonly string[]).includes(text);
}

/**
 * Where a job is. `receiving`: its file is still arriving. `queued` and `running` end as one of the others, which stay until
 * the job is restarted.
 */
export const JOB_STATES = ["receiving", "queued", "running", "done", "failed", "cancelled"] as const;

export type JobState = (typeof JOB_STATES)[number];

/** What became of the rows that a job has worked off. */
export interface JobCounts {
  /** Rows that were parsed. */
  readonly read: number;
  /** Rows that added data. */
  readonly created: number;
  /** Rows that replaced stored data. */
  readonly updated: number;
  /** Rows whose data was already stored. */
  readonly unchanged: number;
  /** Rows that were refused; the others were taken. */
  readonly refused: number;
}

export const NO_COUNTS: JobCounts = { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };

/** Why a job failed. */
export interface JobError {
  /** A stable word, such as `gzip_bomb`. */
  readonly reason: string;
  readonly message: string;
}
