import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/**
 * The rows of a table as a JSON array of objects with these columns, `[]` without any; times are texts.
 *
 * @param computed - Further members by name.
 */
export function jsonRows<Table extends PgTable>(
  table: Table,
  where: SQL | undefined,
  columns: readonly (keyof Table["_"]["columns"] & keyof Table & string)[],
  computed: Readonly<Record<string, SQL>> = {},
): SQL {
  const named = Object.fromEntries(columns.map((name) => [name, sql`${table[name]}`]));
  const members = { ...named, ...computed };
  return sql`(select coalesce(json_agg(${jsonObject(members)}), '[]') from ${table} where ${where})`;
}

/** A JSON object with a member for each expression. */
export function jsonObject(members: Readonly<Record<string, SQL>>): SQL {
  const pairs = Object.entries(members).map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`);
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}
