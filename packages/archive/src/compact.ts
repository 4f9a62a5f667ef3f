import { listArchiveFiles } from "@tetron/lake/archive";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import type { ArchiveRun } from "./archive-run.ts";
import { dayOf } from "./day.ts";
import { rewrite } from "./rewrite.ts";

/** A file of this size is left alone. */
const FULL_BYTES = 64 * 1024 * 1024;

/** Merges the small files of each day that is over. @returns How many partitions. */
export async function compact(run: ArchiveRun): Promise<number> {
  const today = dayOf(run.now);
  const small = (await listArchiveFiles(run.lake.db)).filter(
    ({ day, bytes }) => day < today && bytes < FULL_BYTES,
  );
  let merged = 0;
  for (const files of Map.groupBy(small, ({ kind, network, day }) => `${kind} ${network} ${day}`).values())
    for (const group of upTo(FULL_BYTES, files)) {
      run.signal.throwIfAborted();
      if (group.length < 2) continue;
      const { kind, network, day } = group[0]!;
      await rewrite(run, { kind, network, day }, { files: group });
      merged += 1;
    }
  return merged;
}

/** Splits files into groups, none much larger than a size. */
function upTo(most: number, files: readonly ArchiveFile[]): ArchiveFile[][] {
  const groups: ArchiveFile[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    if (bytes + file.bytes > most) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(file);
    bytes += file.bytes;
  }
  return groups;
}
