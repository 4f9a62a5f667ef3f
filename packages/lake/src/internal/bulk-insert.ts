import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

type Row = Readonly<Record<string, unknown>>;

/** Characters of JSON columns from which on they are sent beside the other columns. */
const MIN_APART_CHARS = 100_000;
/** Stands between JSON texts, in none of which it can be. */
const SEPARATOR = "\u0001";

/**
 * The statement that inserts rows through `jsonb_to_recordset`: one parameter for any number of rows, so that
 * the plan is reused and nothing is bound row by row. Ten times as fast as a statement per row. Large JSON columns are one
 * parameter more each: within the rows they would be parsed, and then copied out of these.
 *
 * @param rows - Not empty. A property that a row lacks is `null`; a column that no row has takes its default.
 * @param tail - SQL after the select, such as `on conflict do nothing`.
 */
export function bulkInsert(table: PgTable, rows: readonly Row[], tail: SQL = sql``): SQL {
  const columns = Object.entries(getTableColumns(table))
    .filter(([key]) => rows.some((row) => key in row))
    .map(([key, column]): Column => {
      const named = { key, column, name: `"${nameOf(column)}"`, type: column.getSQLType() };
      return named.type === "jsonb"
        ? { ...named, texts: rows.map((row) => jsonText(column, row[key])) }
        : named;
    });
  const [apart, within] = [columns.filter(isLarge), columns.filter((column) => !isLarge(column))];
  const all = [...within, ...apart];
  const names = sql.raw(all.map(({ name }) => name).join(","));
  const types = sql.raw(within.map(({ name, type }) => `${name} ${type}`).join(","));
  const json = `[${rows.map((row, n) => rowJson(within, row, n)).join(",")}]`;
  if (apart.length === 0)
    return sql`insert into ${table} (${names}) select ${names} from jsonb_to_recordset(${json}::jsonb) as row(${types}) ${tail}`;
  const values = sql.raw(all.map(({ name, type }) => `${name}::${type}`).join(","));
  const lists = sql.join(
    apart.map(({ texts }) => sql`string_to_array(${texts!.join(SEPARATOR)}, chr(1), '')`),
    sql`), unnest(`,
  );
  return sql`insert into ${table} (${names}) select ${values} from rows from (
    jsonb_to_recordset(${json}::jsonb) as (${types}), unnest(${lists})) as row(${names}) ${tail}`;
}

/** The assignments with which an upsert by {@link bulkInsert} replaces every given column. */
export function replaceAll(table: PgTable, except: readonly PgColumn[]): SQL {
  const columns = Object.values(getTableColumns(table)).filter((column) => !except.includes(column));
  return sql.raw(columns.map((column) => `"${nameOf(column)}" = excluded."${nameOf(column)}"`).join(", "));
}

function nameOf(column: PgColumn): string {
  return column.keyAsName ? toSnakeCase(column.name) : column.name;
}

interface Column {
  readonly key: string;
  readonly column: PgColumn;
  /** Quoted the way that both SQL and JSON accept. */
  readonly name: string;
  readonly type: string;
  /** Of a JSON column its text in each row; empty for `null`. */
  readonly texts?: readonly string[];
}

function isLarge({ texts }: Column): boolean {
  return texts !== undefined && texts.reduce((sum, { length }) => sum + length, 0) >= MIN_APART_CHARS;
}

/** @param n - Place of the row. */
function rowJson(columns: readonly Column[], row: Row, n: number): string {
  return `{${columns.map((column) => `${column.name}:${valueJson(column, row[column.key], n)}`).join(",")}}`;
}

/** The driver passes a JSON column as text already. */
function jsonText(column: PgColumn, value: unknown): string {
  return value === null || value === undefined ? "" : (column.mapToDriverValue(value) as string);
}

/** Converts a value so that `jsonb_to_recordset` restores the column's type without loss. */
function valueJson({ column, texts }: Column, value: unknown, n: number): string {
  if (value === null || value === undefined) return "null";
  if (texts !== undefined) return texts[n]!;
  return JSON.stringify(Array.isArray(value) ? value : plain("", column.mapToDriverValue(value)), plain);
}

/** Postgres parses `NaN`, infinities and large integers from text; JSON numbers cannot hold them. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}`;
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
    return Object.is(value, -0) ? "-0" : `${value}`;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return value;
}
