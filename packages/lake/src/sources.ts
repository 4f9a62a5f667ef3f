import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { chunks } from "./internal/chunks.ts";
import { type StoredSource, sources } from "./tables/sources.ts";

/** A version of a list, as its publisher names it. */
export type SourceVersion = Pick<StoredSource, "name" | "version" | "url" | "asOf">;

export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

export interface Loaded {
  /** False when this version was there already and nothing was read. */
  readonly loaded: boolean;
  /** Rows that the version has in the lake. */
  readonly rows: number;
}

/** The current version of each list, by name. */
export async function currentSources(db: Database): Promise<StoredSource[]> {
  return db.select().from(sources).where(isNull(sources.replacedAt)).orderBy(asc(sources.name));
}

/**
 * Judges the swap of an edition before it is committed: `before` rows are held, `after` would be. Throwing
 * keeps the edition that is held.
 */
export type Judge = (swap: { readonly before: number; readonly after: number }) => void;

/** How one kind of list is stored. */
export interface SourceTable<Row> {
  /** Removes what the versions before left. */
  clear(tx: Database): Promise<void>;
  /** Writes rows; those that the list repeats are written once. @returns How many were written. */
  write(tx: Database, rows: Row[]): Promise<number>;
}

/**
 * Loads a version of a list, all of it or nothing, in the place of the one before. Processes that load
 * the same list at once wait for each other, and the second finds it there.
 *
 * @throws What `table.judge` throws; the version before stays.
 */
export async function loadSource<Row>(
  db: Database,
  source: Omit<StoredSource, "rows" | "loadedAt" | "replacedAt">,
  rows: Rows<Row>,
  table: SourceTable<Row> & { readonly judge?: Judge | undefined },
): Promise<Loaded> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`source ${source.name}`}))`);
    const isCurrent = and(eq(sources.name, source.name), isNull(sources.replacedAt));
    const [current] = await tx.select().from(sources).where(isCurrent);
    if (current?.version === source.version) return { loaded: false, rows: current.rows };
    await table.clear(tx);
    let written = 0;
    for await (const chunk of chunks(rows)) written += await table.write(tx, chunk);
    table.judge?.({ before: current?.rows ?? 0, after: written });
    const loadedAt = new Date();
    await tx.update(sources).set({ replacedAt: loadedAt }).where(isCurrent);
    const row = { ...source, rows: written, loadedAt, replacedAt: null };
    await tx
      .insert(sources)
      .values(row)
      .onConflictDoUpdate({ target: [sources.name, sources.version], set: row });
    return { loaded: true, rows: written };
  });
}
