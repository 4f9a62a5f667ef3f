import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { NO_COUNTS } from "@tetron/domain/job";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { countJobs, insertJob } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import { insertIndex } from "@tetron/lake/reference-indexes";
import type { StoredJob } from "@tetron/lake/tables/jobs";
import type { StoredIndex } from "@tetron/lake/tables/reference-indexes";
import { type IndexSources, sourceOfIndex } from "./source-of-index.ts";

/** Jobs of this kind that wait or run at a time. */
const MAX_OPEN_SCRAPES = 8;
const OPEN = { kinds: ["index.scrape"], states: ["queued", "running"] } as const;
const nextId = createIds();

/** What is to be read into an index of its own. */
export interface ScrapeWish extends Pick<StoredIndex, "sourceUrl" | "sourceType"> {
  /** Shows how it would be read, with every row that would be refused, and keeps nothing. */
  readonly dryRun?: boolean | undefined;
}

/** Who asks for it. */
export interface Scraper {
  /** The id of the API key, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
  /** See `Caller`; settled with the id of the job. */
  readonly claim?: string | undefined;
}

/**
 * Begins to read an index. A job fetches the file and works its rows off; no score uses the index before it is promoted.
 *
 * @throws Failure `UNPROCESSABLE` as `sourceOfIndex` does, and for a ninth job at a time.
 */
export async function startScrape(
  lake: Lake,
  sources: IndexSources,
  { sourceUrl, sourceType, dryRun = false }: ScrapeWish,
  { actor, now, claim }: Scraper,
): Promise<StoredJob> {
  sourceOfIndex({ sourceUrl, sourceType }, sources);
  if ((await countJobs(lake.db, EVERY_TENANT, OPEN)) >= MAX_OPEN_SCRAPES)
    throw unprocessable(
      "source_url",
      "too_many_jobs",
      `source_url: ${MAX_OPEN_SCRAPES} of these jobs are not done yet; wait for one of them, or cancel it.`,
    );
  const index = nextId("idx");
  const job: StoredJob = {
    ...{
      id: nextId("job"),
      tenant: EVERY_TENANT,
      actor,
      kind: "index.scrape",
      input: { index },
      state: "queued",
    },
    ...{ hash: null, fileHash: null, bytes: 0, bytesDone: 0, position: 0, counts: NO_COUNTS, error: null },
    ...{ runs: 0, tries: 0, nextAt: now, createdAt: now, updatedAt: now, startedAt: null, endedAt: null },
  };
  const { origin, pathname } = new URL(sourceUrl);
  await lake.commit([
    insertJob(job),
    insertIndex({
      ...{ id: index, job: job.id, sourceUrl, sourceType, dryRun },
      ...{ mapping: null, wallets: 0, fraud: 0, edition: null, createdAt: now, readyAt: null },
    }),
    appendAudit({
      ...{ id: nextId("aud"), tenant: EVERY_TENANT, actor, action: "index.scrape", subject: job.id, at: now },
      data: { url: `${origin}${pathname}`, type: sourceType, dry_run: dryRun, index },
    }),
    ...settleClaim(claim, job.id),
  ]);
  return job;
}
