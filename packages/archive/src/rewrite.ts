import { join } from "node:path";
import { addArchiveFiles, removeArchiveFiles } from "@tetron/lake/archive";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import type { ArchiveRun } from "./archive-run.ts";
import { quoted } from "./duckdb.ts";
import { verifyFile } from "./verify.ts";
import { type Partition, writeFile } from "./write-file.ts";

/**
 * Writes the rows of some files of a partition as one file, in their place. The next run deletes the old files.
 *
 * @param where - Which rows are kept, in SQL; absent: all.
 */
export async function rewrite(
  run: ArchiveRun,
  partition: Partition,
  { files, where }: { readonly files: readonly ArchiveFile[]; readonly where?: string },
): Promise<void> {
  const { lake, duck, folder, now } = run;
  for (const file of files) await verifyFile(folder, file);
  const paths = files.map(({ path }) => quoted(join(folder, path)));
  const source = `read_parquet([${paths}], hive_partitioning = false)`;
  const kept = where === undefined ? source : `(select * from ${source} where ${where})`;
  const file = await writeFile(duck, folder, { partition, source: kept, now });
  run.onStep?.("written rewrite");
  await lake.transaction(async ({ db }) => {
    await removeArchiveFiles(
      db,
      files.map(({ path }) => path),
    );
    await addArchiveFiles(db, file === undefined ? [] : [file]);
    run.onStep?.("committing rewrite");
  });
  run.onStep?.("committed rewrite");
}
