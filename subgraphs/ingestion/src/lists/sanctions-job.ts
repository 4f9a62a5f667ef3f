import { createIds } from "@tetron/domain/id";
import { type JobCounts, NO_COUNTS } from "@tetron/domain/job";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { deleteRefusals } from "@tetron/lake/job-files";
import { changeInRun } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import type { StoredJob } from "@tetron/lake/tables/jobs";
import type { JobRefusal, JobRun } from "@tetron/service/jobs/job-run";
import { runNow } from "@tetron/service/jobs/run-now";
import { z } from "zod";
import {
  type ReadList,
  readSanctionsFiles,
  SANCTIONS_DEADLINE_MS,
  type SanctionsWish,
} from "./read-sanctions-files.ts";
import { refreshSanctions } from "./refresh-sanctions.ts";
import type { ReplacedList, ReplaceOptions } from "./replace-sanctions.ts";

const nextId = createIds();

const Input = z.object({
  sources: z.array(z.string()),
  date: z.string().optional(),
  sha256: z.string().optional(),
  force: z.boolean(),
});

/** What a refresh has read and replaced. */
export interface SanctionsRefresh {
  readonly read: readonly ReadList[];
  readonly replaced: readonly ReplacedList[];
}

/**
 * Takes current sanctions in the place of those that are held, as a job that is worked off at once: it is listed with the
 * others while it runs and after it, and may be restarted, which reads its sources again.
 *
 * @throws Failure as `readSanctionsFiles` and `refreshSanctions` do, once the job has failed for it.
 */
export async function refreshSanctionsByJob(
  lake: Lake,
  { sources, date, sha256, force = false }: SanctionsWish & Pick<ReplaceOptions, "force">,
  { actor, now, signal }: Pick<ReplaceOptions, "actor" | "now"> & { readonly signal: AbortSignal },
): Promise<SanctionsRefresh> {
  const job: StoredJob = {
    ...{ id: nextId("job"), tenant: EVERY_TENANT, actor, kind: "sanctions.refresh", state: "queued" },
    input: { sources, date, sha256, force },
    ...{ hash: null, fileHash: null, bytes: 0, bytesDone: 0, position: 0, counts: NO_COUNTS, error: null },
    ...{ runs: 0, tries: 0, nextAt: new Date(now.getTime() + SANCTIONS_DEADLINE_MS * sources.length) },
    ...{ createdAt: now, updatedAt: now, startedAt: null, endedAt: null },
  };
  let refreshed: SanctionsRefresh | undefined;
  const handler = async (run: JobRun) => {
    refreshed = await refresh(run);
  };
  await runNow(lake, job, { handler, signal });
  return refreshed!;
}

/** Works a refresh off once more: that of a job that was restarted, or whose process died. */
export async function workSanctions(run: JobRun): Promise<void> {
  await refresh(run);
}

async function refresh(run: JobRun): Promise<SanctionsRefresh> {
  const { lake, job, signal } = run;
  const { force, ...wish } = Input.parse(job.input);
  await lake.commit([
    changeInRun(job, { position: 0, counts: NO_COUNTS, updatedAt: new Date() }),
    deleteRefusals(job.id),
  ]);
  const { files, lists } = await readSanctionsFiles(wish, signal);
  const refusals = lists.flatMap(({ file, list }) => refusalsOf(file, list));
  const taken = lists.flatMap(({ list }) => list.wallets).length;
  const replaced = await refreshSanctions(lake, files, {
    ...{ actor: job.actor, now: new Date(), force },
    alongside: (changed) =>
      run.advance({
        position: taken + refusals.length,
        counts: countsOf(changed, { taken, refused: refusals.length }),
        refusals,
      }),
  });
  return { read: lists, replaced };
}

function countsOf(
  replaced: readonly ReplacedList[],
  { taken, refused }: { readonly taken: number; readonly refused: number },
): JobCounts {
  const created = replaced.flatMap(({ isNew, added }) => (isNew ? added : [])).length;
  return { read: taken, created, updated: 0, unchanged: taken - created, refused };
}

/** The addresses of a list that are none of its asset's. A list has no lines: they are counted. */
function refusalsOf(file: string, { asset, refused }: ReadList["list"]): JobRefusal[] {
  return refused.map(({ at, text }, i) => ({
    line: i + 1,
    reason: "not_an_address",
    message: `${file}: ${at} is no valid address of ${asset} and was not taken: "${text}"`,
  }));
}
