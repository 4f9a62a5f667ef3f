import type { JobError } from "@tetron/domain/job";
import { toStorable } from "@tetron/domain/text";
import type { StoredJob } from "@tetron/lake/tables/jobs";

const MAX_MESSAGE_CHARS = 500;

/** Why a job failed that a bug ended: a bug never shows its message. */
export const INTERNAL: JobError = {
  reason: "internal",
  message: "Tetron could not process this job. Restart it, or ask the operator: the cause is in the log.",
};

/** Why a job failed that a failure ended. */
export function shownError({
  code,
  details,
  message,
}: {
  readonly code: string;
  readonly details: object;
  readonly message: string;
}): JobError {
  const reason = "reason" in details ? String(details.reason) : code.toLowerCase();
  return { reason, message: toStorable(message.slice(0, MAX_MESSAGE_CHARS)) };
}

/** What changes of a job that ends now. */
export function endedJob(): Pick<StoredJob, "endedAt" | "updatedAt"> {
  const now = new Date();
  return { endedAt: now, updatedAt: now };
}
