import type { StoredJob } from "@tetron/lake/tables/jobs";

/** Seconds since the first run below which its pace tells nothing. */
const MIN_SECONDS = 2;

/** Seconds until a job has read its file, at the pace of so far; `null` when nothing tells. */
export function etaSeconds(
  { state, bytes, bytesDone, startedAt }: Pick<StoredJob, "state" | "bytes" | "bytesDone" | "startedAt">,
  now: Date,
): number | null {
  if (state !== "running" || startedAt === null || bytesDone === 0) return null;
  const seconds = (now.getTime() - startedAt.getTime()) / 1_000;
  if (seconds < MIN_SECONDS) return null;
  return Math.round(((bytes - bytesDone) / bytesDone) * seconds);
}
