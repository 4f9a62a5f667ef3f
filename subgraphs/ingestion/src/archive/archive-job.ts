import { archiveWaiting } from "@tetron/archive/run";
import { HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { isFailure } from "@tetron/domain/failure";
import { findArchiveState, noteArchive } from "@tetron/lake/archive";
import type { Lake } from "@tetron/lake/lake";
import type { Job } from "@tetron/service/job";
import type { Log } from "@tetron/service/log";
import { type ArchiveCounts, countRun } from "./archive-counts.ts";

/** The job's name, and that of the lease under which the archive is written. */
export const ARCHIVE_JOB = "ingestion.archive";

interface ArchiveParts {
  readonly lake: Lake;
  readonly log: Log;
  /** Of the archive, absolute. */
  readonly folder: string;
  readonly counts: ArchiveCounts;
}

/** Writes to the archive what waits. A disk that is full keeps it from writing until there is room; nothing else waits for it. */
export function archiveJob({ lake, log, folder, counts }: ArchiveParts): Job {
  return {
    name: ARCHIVE_JOB,
    periodMs: 5 * MINUTE_MS,
    jitterMs: 10_000,
    deadlineMs: 6 * HOUR_MS,
    async run(signal) {
      const before = counts.status?.trouble ?? null;
      let trouble: string | null = null;
      try {
        if ((await findArchiveState(lake.db, "rebuild")) !== undefined) return;
        const { blocks, histories, scores, compacted } = await archiveWaiting({
          ...{ lake, folder, now: new Date(), signal },
        });
        if (blocks + histories + scores + compacted > 0)
          log.info({ blocks, histories, scores, compacted }, "archived");
        if (before !== null) log.info({ folder }, "archive written again");
      } catch (error) {
        if (!isFailure(error)) throw error;
        trouble = error.message;
        if (trouble !== before) log.warn({ err: error, folder }, "archive not written");
      }
      await noteArchive(lake.db, { at: new Date(), trouble });
      await countRun(counts, lake.db);
    },
  };
}
