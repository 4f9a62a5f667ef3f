import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { ANY_NETWORK } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "./database.ts";
import { appendEvent } from "./events.ts";
import { chunks } from "./internal/chunks.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import type { Lake, Transaction } from "./lake.ts";
import { type StoredSource, sources } from "./tables/sources.ts";
import type { Write } from "./write.ts";

const nextId = createIds();

/** Identity of a list: a version replaces only one with the same key. */
export type ListKey = Pick<StoredSource, "owner" | "name" | "network">;

/** A version of a list, as its publisher names it. */
export type SourceVersion = ListKey & Pick<StoredSource, "version" | "url" | "asOf">;

/** Whether a list speaks about wallets by name, as labels and sanctions do. What it says bears on reputations. */
export function saysWho({ kind }: Pick<StoredSource, "kind">): boolean {
  return kind === "labels" || kind === "sanctions";
}

export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

export interface Loaded {
  /** False when this version was loaded already and nothing was read. */
  readonly loaded: boolean;
  /** Rows of the version, in the lake or in the file that it ships as. */
  readonly rows: number;
}

/**
 * Maximum lists of one kind that one owner may have for one network: every score names the versions of all of
 * them.
 */
export const MAX_LISTS = 64;

/** The current version of each list of these owners, by name, owner and network. */
export async function currentSources(db: Database, owners: readonly Owner[]): Promise<StoredSource[]> {
  return db
    .select()
    .from(sources)
    .where(and(isNull(sources.replacedAt), isAnyOf(sources.owner, owners)))
    .orderBy(asc(sources.name), asc(sources.owner), asc(sources.network));
}

/** The editions of an owner's lists that were ever loaded, replaced ones too, as {@link editionKey} writes them. */
export async function loadedEditions(db: Database, owner: Owner): Promise<ReadonlySet<string>> {
  const { name, version } = sources;
  const found = await db.select({ name, version }).from(sources).where(eq(sources.owner, owner));
  return new Set(found.map(editionKey));
}

/** An edition of a list: two lists may have versions of one name. */
export function editionKey({ name, version }: Pick<StoredSource, "name" | "version">): string {
  return `${name} ${version}`;
}

/** Whether a row comes from any version of a list. Lists of one network have rows of that network only. */
export function isOfList(
  table: { readonly owner: PgColumn; readonly source: PgColumn; readonly network: PgColumn },
  { owner, name, network }: ListKey,
): SQL | undefined {
  return and(
    eq(table.owner, owner),
    eq(table.source, name),
    network === ANY_NETWORK ? undefined : eq(table.network, network),
  );
}

/** The replacement of a version: `before` rows are stored, `after` would be. */
export interface Swap {
  readonly before: number;
  readonly after: number;
  /** The version that is replaced; `undefined` for a new list. */
  readonly held: StoredSource | undefined;
}

/** Judges a replacement before it is committed. Throwing keeps the stored version. */
export type Judge = (swap: Swap) => void;

/** Further options of loading a version. */
export interface LoadOptions {
  readonly judge?: Judge | undefined;
  /** Committed with the load, even when there was nothing to load. */
  readonly alongside?: ((loaded: Loaded) => readonly Write[]) | undefined;
}

/**
 * Makes other loads of lists of this owner and kind wait until the transaction ends, so that what it reads of
 * them stays true. All of an owner's lists, since the limits count them together.
 */
export async function lockSources(
  db: Database,
  { owner, kind }: Pick<StoredSource, "owner" | "kind">,
): Promise<void> {
  const key = JSON.stringify([owner, kind]);
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`source ${key}`}))`);
}

/** Storage of one kind of list. */
export interface SourceTable<Row> {
  /** Removes the rows of earlier versions before the new one's are written. */
  clear?(db: Database): Promise<void>;
  /** Removes the rows of earlier versions that the new one has not taken over. */
  sweep?(db: Database): Promise<void>;
  /**
   * Writes rows, and repeated ones once. A row that an earlier version has too is taken over.
   *
   * @returns The number of rows written or taken over.
   */
  write(db: Database, rows: Row[]): Promise<number>;
}

/**
 * Loads a version of a list, all of it or nothing, in the place of the one before; the event `list.replaced` is
 * committed with it. Processes that load lists of one owner at once wait for each other, and of the same list the
 * second finds it there.
 *
 * @param table.rowsElsewhere - Rows of the edition that are not in the store.
 * @throws Failure `UNPROCESSABLE` on `source` (`too_many_lists`) for a new list beyond {@link MAX_LISTS}, and what `table`
 *   throws; the version before stays.
 */
export async function loadSource<Row>(
  lake: Pick<Lake, "transaction">,
  source: Omit<StoredSource, "rows" | "loadedAt" | "replacedAt">,
  rows: Rows<Row>,
  table: SourceTable<Row> & LoadOptions & { readonly rowsElsewhere?: number },
): Promise<Loaded> {
  return lake.transaction(async (tx) => {
    const loaded = await load(tx);
    tx.add(...(table.alongside?.(loaded) ?? []));
    return loaded;
  });

  async function load(tx: Transaction): Promise<Loaded> {
    const { db } = tx;
    const { owner, kind, name, network } = source;
    await lockSources(db, source);
    const isCurrent = and(
      eq(sources.owner, owner),
      eq(sources.kind, kind),
      eq(sources.name, name),
      eq(sources.network, network),
      isNull(sources.replacedAt),
    );
    const [current] = await db.select().from(sources).where(isCurrent);
    if (current?.version === source.version) return { loaded: false, rows: current.rows };
    if (current === undefined) await requireRoom(db, source);
    await table.clear?.(db);
    let written = 0;
    for await (const chunk of chunks(rows)) written += await table.write(db, chunk);
    await table.sweep?.(db);
    table.judge?.({ before: current?.rows ?? 0, after: written, held: current });
    const loadedAt = new Date();
    await db.update(sources).set({ replacedAt: loadedAt }).where(isCurrent);
    const row = { ...source, rows: written + (table.rowsElsewhere ?? 0), loadedAt, replacedAt: null };
    await db
      .insert(sources)
      .values(row)
      .onConflictDoUpdate({
        target: [sources.owner, sources.kind, sources.name, sources.network, sources.version],
        set: row,
      });
    tx.add(listReplaced(row, current?.version ?? null, { ...row, at: loadedAt }));
    return { loaded: true, rows: row.rows };
  }
}

/**
 * The event of a list that has another edition now.
 *
 * @param before - The version that was current; `null` for a new list.
 * @param now - The version that is current; `null` for a list that was taken away.
 */
export function listReplaced(
  { owner, kind, name, network }: ListKey & Pick<StoredSource, "kind">,
  before: string | null,
  now: { readonly version: string | null; readonly rows: number; readonly at: Date },
): Write {
  const { version, rows, at } = now;
  return appendEvent({
    id: nextId("evt"),
    tenant: null,
    type: "list.replaced",
    subject: `${kind}/${network}/${name}`,
    data: {
      ...{ owner, kind, name, network, version, rows },
      previous_version: before,
      timestamp: at.toISOString(),
    },
    at,
  });
}

async function requireRoom(
  db: Database,
  { owner, kind, network }: Pick<StoredSource, "owner" | "kind" | "network">,
): Promise<void> {
  const held = await db.$count(
    sources,
    and(
      eq(sources.owner, owner),
      eq(sources.kind, kind),
      eq(sources.network, network),
      isNull(sources.replacedAt),
    ),
  );
  if (held < MAX_LISTS) return;
  throw unprocessable(
    "source",
    "too_many_lists",
    `source: there are ${held} lists of ${kind} for ${network} already; the maximum is ${MAX_LISTS}. ` +
      "Add the rows to one of them.",
  );
}
