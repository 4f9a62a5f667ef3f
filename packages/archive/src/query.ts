import { join } from "node:path";
import { Failure, isFailure } from "@tetron/domain/failure";
import { listArchiveFiles } from "@tetron/lake/archive";
import type { Lake } from "@tetron/lake/lake";
import { ARCHIVE_KINDS, type ArchiveFile, type ArchiveKind } from "@tetron/lake/tables/archive-files";
import { tableOf } from "./columns.ts";
import { type Duck, interruptible, openDuck, quoted } from "./duckdb.ts";
import { refuseAnothers } from "./folder.ts";
import { verifyFiles } from "./verify.ts";

/** What a query may use. */
export interface QueryLimits {
  readonly memoryMb: number;
  readonly seconds: number;
  /** Rows that are answered. */
  readonly rows: number;
}

export const QUERY_LIMITS: QueryLimits = { memoryMb: 512, seconds: 60, rows: 10_000 };

/** The answer of a query. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  /** Whole numbers beyond 32 bits, decimals and times are text, so that they stay exact. */
  readonly rows: readonly (readonly QueryValue[])[];
  /** Whether there were more rows than the limit. */
  readonly isCut: boolean;
}

export type QueryValue = string | number | boolean | null | object;

/** What views show of kinds of files beside their columns: amounts as numbers where they fit. */
const SHOWN: Partial<Record<ArchiveKind, string>> = {
  movements: "*, try_cast(delta as hugeint) as units",
  transactions: "*, try_cast(value as hugeint) as units",
};

/**
 * Answers one SELECT in DuckDB's SQL over the archive, with a view for each kind of file. It can read the files of the
 * manifest and nothing else, and writes nothing.
 *
 * @throws Failure `BAD_REQUEST` with what DuckDB says of the query; `CONFLICT` naming a file that is missing, cut or changed;
 *   `UNAVAILABLE` for the archive of another store, without DuckDB, or when the query takes longer than it may.
 *
 * @example
 * ```ts
 * import { queryArchive } from "@tetron/archive/query";
 * import type { Lake } from "@tetron/lake/lake";
 *
 * export async function blocksByDay(lake: Lake, folder: string, signal: AbortSignal) {
 *   const sql = "select network, day, count(*) from blocks group by all order by all";
 *   return (await queryArchive(lake, folder, { sql, signal })).rows;
 * }
 * ```
 */
export async function queryArchive(
  { db }: Pick<Lake, "db">,
  folder: string,
  {
    sql,
    signal,
    limits = QUERY_LIMITS,
  }: { readonly sql: string; readonly signal: AbortSignal; readonly limits?: QueryLimits },
): Promise<QueryAnswer> {
  await refuseAnothers({ db }, folder);
  const files = await listArchiveFiles(db);
  await verifyFiles(folder, files, { signal });
  using duck = await openDuck({ memoryMb: limits.memoryMb, threads: 2 });
  await prepareViews(duck, folder, files);
  const deadline = AbortSignal.timeout(limits.seconds * 1_000);
  try {
    return await interruptible(duck, AbortSignal.any([signal, deadline]), () =>
      select(duck, sql, limits.rows),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted)
      throw new Failure("UNAVAILABLE", `The query took longer than ${limits.seconds} s.`, {
        ...{ dependency: "duckdb", retryAfter: 1 },
      });
    throw isFailure(error) ? error : badQuery((error as Error).message);
  }
}

async function prepareViews(
  { connection }: Duck,
  folder: string,
  files: readonly ArchiveFile[],
): Promise<void> {
  const pathOf = ({ path }: ArchiveFile) => quoted(join(folder, path));
  await connection.run(`set allowed_paths = [${files.map(pathOf)}]`);
  for (const kind of ARCHIVE_KINDS) {
    const paths = files.filter((file) => file.kind === kind).map(pathOf);
    const shown = SHOWN[kind] ?? "*";
    if (paths.length === 0) {
      await connection.run(`create table empty_${kind} (${tableOf(kind)}, network VARCHAR, day DATE)`);
      await connection.run(`create view ${kind} as select ${shown} from empty_${kind}`);
    } else
      await connection.run(
        `create view ${kind} as select ${shown} from read_parquet([${paths}], hive_partitioning = true, hive_types = {'network': VARCHAR, 'day': DATE})`,
      );
  }
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}

async function select({ connection }: Duck, sql: string, most: number): Promise<QueryAnswer> {
  if (sql.trim() === "") throw badQuery("The query is empty.");
  const [{ StatementType }, statements] = await Promise.all([
    import("@duckdb/node-api"),
    connection.extractStatements(sql),
  ]);
  if (statements.count !== 1) throw badQuery(`Give one statement; these are ${statements.count}.`);
  const statement = await statements.prepare(0);
  // Files that may be read may be written too, by COPY, ATTACH, EXPORT, and EXPLAIN ANALYZE of these.
  if (statement.statementType !== StatementType.SELECT) throw badQuery("Only SELECT is answered.");
  const reader = await statement.streamAndReadUntil(most + 1);
  const rows = reader.getRowsJson() as QueryValue[][];
  return { columns: reader.columnNames(), rows: rows.slice(0, most), isCut: rows.length > most };
}

function badQuery(message: string): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", message, { issues: [{ field: "sql", reason: "invalid" }] });
}
