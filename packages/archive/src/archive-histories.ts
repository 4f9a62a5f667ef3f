import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { addArchiveFiles, markHistoriesArchived } from "@tetron/lake/archive";
import { waitingHistories } from "@tetron/lake/archive-rows";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import type { ArchiveRun } from "./archive-run.ts";
import { dayOf } from "./day.ts";
import { stage, writeFile } from "./write-file.ts";

/** Histories of one go; one may have tens of megabytes. */
const MAX_HISTORIES = 500;

const decompress = promisify(gunzip);

/**
 * Archives raw histories that wait, by network and by the day of their import.
 *
 * @returns How many.
 */
export async function archiveHistories(run: ArchiveRun): Promise<number> {
  const { lake, duck, folder, now, signal } = run;
  const waiting = await waitingHistories(lake.db, MAX_HISTORIES);
  if (waiting.length === 0) return 0;
  const partitions = Map.groupBy(waiting, ({ network, importedAt }) => `${network} ${dayOf(importedAt)}`);
  const files: ArchiveFile[] = [];
  for (const [name, rows] of partitions) {
    const [network, day] = name.split(" ") as [string, string];
    const staged = await stage(duck, "histories");
    for (const { owner, address, hash, transactions, source, importedAt, content } of rows) {
      signal.throwIfAborted();
      const text = (await decompress(content)).toString("utf8");
      staged.add([{ owner, address, hash, transactions, source, imported_at: importedAt, content: text }]);
    }
    const partition = { kind: "histories", network, day } as const;
    const file = await writeFile(duck, folder, { partition, source: "staged_histories", now });
    files.push(file!);
    run.onStep?.("written histories");
  }
  await lake.transaction(async ({ db }) => {
    await addArchiveFiles(db, files);
    await markHistoriesArchived(db, waiting);
    run.onStep?.("committing histories");
  });
  run.onStep?.("committed histories");
  return waiting.length;
}
