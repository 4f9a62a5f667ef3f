import { mkdir, statfs } from "node:fs/promises";
import { NETWORK_IDS } from "@tetron/domain/network";
import { archiveBlocks } from "./archive-blocks.ts";
import { archiveHistories } from "./archive-histories.ts";
import type { ArchiveRun } from "./archive-run.ts";
import { archiveScores } from "./archive-scores.ts";
import { compact } from "./compact.ts";
import { openDuck, WORKING } from "./duckdb.ts";
import { claimFolder, removeOrphans, unusable } from "./folder.ts";
import { forgetTenants } from "./forget-tenants.ts";

/** What a run has done. */
export interface ArchiveReport {
  readonly blocks: number;
  readonly histories: number;
  readonly scores: number;
  /** Partitions of which small files were merged. */
  readonly compacted: number;
  /** Files that were rewritten without the rows of tenants whose rows are to be removed. */
  readonly forgotten: number;
  /** Files that the manifest did not name, deleted. */
  readonly orphans: number;
}

/** With less room nothing is written. */
const MIN_FREE_BYTES = 64 * 1024 * 1024;

/**
 * Writes to the archive what waits, each row once, and merges small files of days that are over. Only one process may at a
 * time.
 *
 * @throws Failure `UNAVAILABLE` naming the folder when it cannot be used, is full, or DuckDB is not installed. What was
 *   written before stays.
 */
export async function archiveWaiting(
  options: Omit<ArchiveRun, "duck"> & { readonly minFreeBytes?: number },
): Promise<ArchiveReport> {
  const { lake, folder, signal, minFreeBytes = MIN_FREE_BYTES } = options;
  try {
    using duck = await openDuck(WORKING);
    const run: ArchiveRun = { ...options, duck };
    await claimFolder(lake, folder);
    const orphans = await removeOrphans(lake, folder);
    const roomFor = async (work: () => Promise<number>) => {
      signal.throwIfAborted();
      await requireRoom(folder, minFreeBytes);
      return work();
    };
    const all = async (work: () => Promise<number>) => {
      let done = 0;
      for (let some = await roomFor(work); some > 0; some = await roomFor(work)) done += some;
      return done;
    };
    let blocks = 0;
    for (const network of NETWORK_IDS) blocks += await all(() => archiveBlocks(run, network));
    const histories = await all(() => archiveHistories(run));
    const scores = await all(() => archiveScores(run));
    const compacted = await roomFor(() => compact(run));
    const forgotten = await roomFor(() => forgetTenants(run));
    if (compacted + forgotten > 0) await removeOrphans(lake, folder);
    return { blocks, histories, scores, compacted, forgotten, orphans: orphans.length };
  } catch (error) {
    signal.throwIfAborted();
    throw diskFailure(folder, error);
  }
}

async function requireRoom(folder: string, least: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { blocks, bavail, bsize } = await statfs(folder);
  if (blocks > 0 && bavail * bsize < least)
    throw unusable(folder, `the disk is full: less than ${Math.round(least / 1024 / 1024)} MB are free`);
}

const NO_ROOM = /No space left|ENOSPC|EDQUOT|Disk quota/i;
const SYSTEM = /^E[A-Z]+$/;

/** What the disk answered, as a failure that names the folder; other errors unchanged. */
function diskFailure(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || error.name === "Failure") return error;
  const code = String((error as NodeJS.ErrnoException).code ?? "");
  if (NO_ROOM.test(`${code} ${error.message}`)) return unusable(folder, "the disk is full", error);
  if (SYSTEM.test(code) || error.message.startsWith("IO Error"))
    return unusable(folder, error.message.split("\n", 1)[0]!, error);
  return error;
}
