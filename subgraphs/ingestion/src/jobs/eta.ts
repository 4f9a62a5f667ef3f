import type { StoredJob } from "@tetron/lake/tables/jobs";

/** Seconds since the first run below which its pace tells nothing. */
const MIN_SECONDS = 2;

/** Seconds until a job is done, at the pace of so far; `null` when nothing tells. */
export function etaSeconds(
  job: Pick<StoredJob, "kind" | "input" | "position" | "state" | "bytes" | "bytesDone" | "startedAt">,
  now: Date,
): number | null {
  const { state, startedAt } = job;
  const [done, all] = extentOf(job);
  if (state !== "running" || startedAt === null || done === 0) return null;
  const seconds = (now.getTime() - startedAt.getTime()) / 1_000;
  if (seconds < MIN_SECONDS) return null;
  return Math.round(((all - done) / done) * seconds);
}

/** How much is done of how much: blocks of a range, or bytes of a file. */
function extentOf({
  kind,
  input,
  position,
  bytes,
  bytesDone,
}: Pick<StoredJob, "kind" | "input" | "position" | "bytes" | "bytesDone">): [done: number, all: number] {
  if (kind !== "chain.backfill") return [bytesDone, bytes];
  return [position, Number(input["to"]) - Number(input["from"]) + 1];
}
