import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";

/** A question to the store that one JSON value answers: several can be asked in one statement. */
export interface Part<Result> {
  /** An expression of type `json`. */
  readonly query: SQL;
  readonly read: (json: never) => Result;
}

/** What each part reads. */
type Answers<Parts> = { [Name in keyof Parts]: Parts[Name] extends Part<infer Result> ? Result : never };

/** Asks several questions in one statement: a round trip costs more than what any of them reads. */
export async function readParts<Parts extends Readonly<Record<string, Part<unknown>>>>(
  db: Database,
  parts: Parts,
): Promise<Answers<Parts>> {
  const named = Object.entries(parts);
  const columns = named.map(([name, { query }]) => sql`${query} as ${sql.identifier(name)}`);
  const { rows } = await db.execute<Record<string, never>>(sql`select ${sql.join(columns, sql`, `)}`);
  return Object.fromEntries(named.map(([name, { read }]) => [name, read(rows[0]![name]!)])) as Answers<Parts>;
}

/** Asks one question. */
export async function readPart<Result>(db: Database, part: Part<Result>): Promise<Result> {
  return (await readParts(db, { part })).part;
}
