import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { partAt, type Vectors, vectorsOf } from "./vectors.ts";

type Row = Readonly<Record<string, unknown>>;

const VECTOR = "double precision[]";

/**
 * The statement that inserts rows through `jsonb_to_recordset`: one parameter for any number of rows, so that
 * the plan is reused and nothing is bound row by row. Ten times as fast as a statement per row. Vectors are one more parameter:
 * see `vectors.ts`.
 *
 * @param rows - Not empty. A property that a row lacks is `null`; a column that no row has takes its default.
 * @param tail - SQL after the select, such as `on conflict do nothing`.
 */
export function bulkInsert(table: PgTable, rows: readonly Row[], tail: SQL = sql``): SQL {
  const columns = columnsOf(table)
    .filter(({ key }) => rows.some((row) => key in row))
    .map((column): Column => {
      const vectors = column.type === VECTOR ? vectorsOf(rows.map((row) => row[column.key])) : undefined;
      return vectors === undefined ? column : { ...column, vectors };
    });
  const list = (textOf: (column: Column) => string) => sql.raw(columns.map(textOf).join(","));
  const names = list(({ name }) => name);
  const types = list(({ name, type, vectors }) => `${name} ${vectors === undefined ? type : "int"}`);
  const selected = sql.join(
    columns.map(({ name, vectors }) =>
      vectors === undefined ? sql.raw(name) : partAt(vectors, sql.raw(`"row".${name}`)),
    ),
    sql`,`,
  );
  const json = `[${rows.map((row, i) => rowJson(columns, row, i)).join(",")}]`;
  return sql`insert into ${table} (${names}) select ${selected} from jsonb_to_recordset(${json}::jsonb) as row(${types}) ${tail}`;
}

/** Whether a statement was made by {@link bulkInsert}: however many rows it inserts, it is planned alike. */
export function isBulkInsert(text: string): boolean {
  return text.includes("from jsonb_to_recordset(");
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
  /** Of a column of vectors, where they are all as long: a row has the place of its own among them. */
  readonly vectors?: Vectors;
}

const columnsByTable = new WeakMap<PgTable, readonly Column[]>();

/** All columns of a table, described once. */
function columnsOf(table: PgTable): readonly Column[] {
  const known = columnsByTable.get(table);
  if (known !== undefined) return known;
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({
    ...{ key, column, name: `"${nameOf(column)}"`, type: column.getSQLType() },
  }));
  columnsByTable.set(table, columns);
  return columns;
}

function rowJson(columns: readonly Column[], row: Row, at: number): string {
  return `{${columns.map((column) => `${column.name}:${cellJson(column, row, at)}`).join(",")}}`;
}

function cellJson(column: Column, row: Row, at: number): string {
  return column.vectors === undefined ? valueJson(column, row[column.key]) : `${column.vectors.places[at]}`;
}

/** Converts a value so that `jsonb_to_recordset` restores the column's type without loss. */
function valueJson({ column, type }: Column, value: unknown): string {
  if (value === null || value === undefined) return "null";
  // The driver passes a jsonb column as JSON text already.
  if (type === "jsonb") return column.mapToDriverValue(value) as string;
  if (isVector(value)) return `"{${value.map(numberText).join(",")}}"`;
  const given = Array.isArray(value) ? value : plain("", column.mapToDriverValue(value));
  // With a replacer a short text takes twice as long.
  return typeof given === "string" ? JSON.stringify(given) : JSON.stringify(given, plain);
}

function isVector(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => typeof each === "number");
}

/** In the text form of an array: as JSON each number would be converted to a decimal and back, which takes longer than storing it. */
function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : `${value}`;
}

/** Postgres parses `NaN`, infinities and large integers from text; JSON numbers cannot hold them. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}`;
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
    return numberText(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return value;
}
