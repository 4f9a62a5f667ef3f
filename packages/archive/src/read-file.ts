import { join } from "node:path";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import { COLUMNS, KEYS, listed } from "./columns.ts";
import { type Duck, quoted } from "./duckdb.ts";

/** A row as JSON has it: whole numbers of 64 bits and times are text. */
export type JsonRow = Readonly<Record<string, unknown>>;

/** The rows of a file in the order of their keys, some thousands at a time. Check the file first: see `verifyFile`. */
export async function* readFile(
  { connection }: Duck,
  folder: string,
  file: ArchiveFile,
): AsyncGenerator<JsonRow[]> {
  const { kind, path } = file;
  const result = await connection.stream(
    `select ${listed(Object.keys(COLUMNS[kind]))} from read_parquet(${quoted(join(folder, path))}) order by ${listed(KEYS[kind])}`,
  );
  for await (const rows of result.yieldRowObjectJson()) yield rows as JsonRow[];
}
