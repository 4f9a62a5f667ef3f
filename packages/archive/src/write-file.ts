import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ArchiveFile, ArchiveKind } from "@tetron/lake/tables/archive-files";
import { COLUMNS, CURSORS, KEYS, listed, tableOf } from "./columns.ts";
import { type Duck, quoted } from "./duckdb.ts";
import { measureFile, publish } from "./folder.ts";

/** The part of the archive that a file belongs to. */
export interface Partition {
  readonly kind: ArchiveKind;
  readonly network: string;
  /** UTC. */
  readonly day: string;
}

/** A value of a row; times are dates, amounts decimal text. */
export type Cell = string | number | boolean | Date | null;

/** A row, by the columns of its kind. */
export type Row = Readonly<Record<string, Cell>>;

/** The rows of a file while they are collected, in DuckDB. */
export interface Stage {
  add(rows: readonly Row[]): void;
}

/** Rows of one group of a file: what a reader decompresses at once. */
const ROW_GROUP_ROWS = 50_000;

/** Collects rows in a table of DuckDB with the name of their kind; one that was there is dropped. */
export async function stage({ connection }: Duck, kind: ArchiveKind): Promise<Stage> {
  await connection.run(`create or replace table staged_${kind} (${tableOf(kind)})`);
  const columns = Object.entries(COLUMNS[kind]);
  const appender = await connection.createAppender(`staged_${kind}`);
  return {
    add(rows) {
      for (const row of rows) {
        for (const [name, type] of columns) append(row[name] ?? null, type);
        appender.endRow();
      }
      appender.flushSync();
    },
  };

  function append(value: Cell, type: string): void {
    if (value === null) appender.appendNull();
    else if (value instanceof Date) appender.appendVarchar(value.toISOString());
    else if (typeof value === "boolean") appender.appendBoolean(value);
    else if (typeof value === "string") appender.appendVarchar(value);
    else if (type === "DOUBLE") appender.appendDouble(value);
    else appender.appendBigInt(BigInt(value));
  }
}

/**
 * Writes rows as a file of a partition: beside its place, then durably under its name.
 *
 * @param source - What to select the rows from, in SQL.
 * @returns Its row of the manifest, where it is to be added; `undefined` when there are no rows.
 */
export async function writeFile(
  { connection }: Duck,
  folder: string,
  { partition, source, now }: { readonly partition: Partition; readonly source: string; readonly now: Date },
): Promise<ArchiveFile | undefined> {
  const { kind, network, day } = partition;
  const path = `${kind}/network=${network}/day=${day}/${randomUUID().replaceAll("-", "")}.parquet`;
  const cursor = `"${CURSORS[kind]}"`;
  const read = await connection.runAndReadAll(
    `select count(*)::integer, min(${cursor})::varchar, max(${cursor})::varchar from ${source}`,
  );
  const [rows, first, last] = read.getRowsJson()[0] as [number, string, string];
  if (rows === 0) return undefined;
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await connection.run(
    `copy (select ${listed(Object.keys(COLUMNS[kind]))} from ${source} order by ${listed(KEYS[kind])})
     to ${quoted(join(folder, `${path}.tmp`))} (format parquet, compression zstd, row_group_size ${ROW_GROUP_ROWS})`,
  );
  await publish(folder, path);
  const { bytes, sha256 } = await measureFile(join(folder, path));
  return { path, kind, network, day, rows, bytes, sha256, first, last, writtenAt: now };
}
