import type { Network } from "@tetron/domain/network";
import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { ARCHIVE_KINDS, type ArchiveFile, type ArchiveKind, archiveFiles } from "./tables/archive-files.ts";
import { archiveState } from "./tables/archive-state.ts";
import { chainHeaders } from "./tables/chain-headers.ts";
import { histories } from "./tables/histories.ts";

/** The kinds of files that blocks are in. */
export const BLOCK_KINDS = [
  "blocks",
  "transactions",
  "movements",
  "links",
] as const satisfies readonly ArchiveKind[];

/** The manifest of the archive, in the order of partitions and what files hold. */
export async function listArchiveFiles(
  db: Database,
  kinds: readonly ArchiveKind[] = ARCHIVE_KINDS,
): Promise<ArchiveFile[]> {
  const { kind, network, day, path } = archiveFiles;
  return db
    .select()
    .from(archiveFiles)
    .where(inArray(kind, [...kinds]))
    .orderBy(asc(kind), asc(network), asc(day), asc(path));
}

/** How much the archive has of a kind. */
export interface ArchiveSize {
  readonly kind: ArchiveKind;
  readonly files: number;
  readonly rows: number;
  readonly bytes: number;
}

/** How much the archive has, by kind. */
async function sizeOfArchive(db: Database): Promise<ArchiveSize[]> {
  const { rows } = await db.execute<{ kind: ArchiveKind; files: string; rows: string; bytes: string }>(sql`
    select kind, count(*) as files, sum(rows) as rows, sum(bytes) as bytes from ${archiveFiles} group by kind`);
  const byKind = new Map(rows.map((row) => [row.kind, row]));
  return ARCHIVE_KINDS.map((kind) => {
    const { files = 0, rows: held = 0, bytes = 0 } = byKind.get(kind) ?? {};
    return { kind, files: Number(files), rows: Number(held), bytes: Number(bytes) };
  });
}

/** What the last run of the archive noted. */
export interface ArchiveNote {
  /** ISO 8601, when it ended. */
  readonly at: string;
  /** When the last run that did all its work ended; `null` before the first. */
  readonly succeededAt: string | null;
  /** Why it could not, for people; `null` when it could. */
  readonly trouble: string | null;
}

/** What the archive has and what waits for it, and how its last run ended; `undefined` when it never ran. */
export interface ArchiveStatus extends ArchiveNote {
  readonly sizes: readonly ArchiveSize[];
  readonly waiting: { readonly blocks: number; readonly histories: number };
}

const NOTE = "status";

/** Where the archive stands; `undefined` when it never ran. */
export async function findArchiveStatus(db: Database): Promise<ArchiveStatus | undefined> {
  const note = await findArchiveState<ArchiveNote>(db, NOTE);
  if (note === undefined) return undefined;
  return { ...note, sizes: await sizeOfArchive(db), waiting: await countWaiting(db) };
}

/** Notes how a run of the archive ended. */
export async function noteArchive(
  db: Database,
  { at, trouble }: { readonly at: Date; readonly trouble: string | null },
) {
  const before = await findArchiveState<ArchiveNote>(db, NOTE);
  const succeededAt = trouble === null ? at.toISOString() : (before?.succeededAt ?? null);
  await putArchiveState(db, NOTE, { at: at.toISOString(), succeededAt, trouble } satisfies ArchiveNote);
}

/** Adds files to the manifest. */
export async function addArchiveFiles(db: Database, files: readonly ArchiveFile[]): Promise<void> {
  if (files.length > 0) await db.insert(archiveFiles).values([...files]);
}

/** Removes files from the manifest. @throws Error when one is not in it: somebody else has removed it. */
export async function removeArchiveFiles(db: Database, paths: readonly string[]): Promise<void> {
  const gone = await db
    .delete(archiveFiles)
    .where(isAnyOf(archiveFiles.path, paths))
    .returning({ path: archiveFiles.path });
  if (gone.length !== paths.length) throw new Error("The manifest of the archive has changed meanwhile.");
}

/** Removes what is archived of a network's blocks from the manifest; the next run of the archive deletes the files. */
export async function forgetArchivedBlocks(db: Database, network: Network): Promise<void> {
  await db
    .delete(archiveFiles)
    .where(and(eq(archiveFiles.network, network), inArray(archiveFiles.kind, [...BLOCK_KINDS])));
}

/** Marks blocks as archived. @throws Error when one is not held any more, as after a reset of its chain. */
export async function markBlocksArchived(
  db: Database,
  network: Network,
  heights: readonly number[],
): Promise<void> {
  const { rowCount } = await db.execute(sql`
    update ${chainHeaders} set archived = true, more = false
    where network = ${network} and height = any(${sql.param([...heights])}::bigint[]) and not archived`);
  if (rowCount !== heights.length) throw new Error(`${network} was reset while it was archived.`);
}

/** A raw history by its key. */
export interface HistoryKey {
  readonly owner: string;
  readonly network: string;
  readonly address: string;
  readonly hash: string;
}

/** Marks raw histories as archived. */
export async function markHistoriesArchived(db: Database, keys: readonly HistoryKey[]): Promise<void> {
  const list = (key: keyof HistoryKey) => sql`${sql.param(keys.map((each) => each[key]))}::text[]`;
  await db.execute(sql`
    update ${histories} as h set archived = true
    from unnest(${list("owner")}, ${list("network")}, ${list("address")}, ${list("hash")}) as k (owner, network, address, hash)
    where h.owner = k.owner and h.network = k.network and h.address = k.address and h.hash = k.hash`);
}

/** What the archive remembers under a name; `undefined` when nothing. */
export async function findArchiveState<Value>(db: Database, name: string): Promise<Value | undefined> {
  const [found] = await db.select().from(archiveState).where(eq(archiveState.name, name));
  return found?.value as Value | undefined;
}

/** Remembers a value under a name; `undefined` forgets it. */
export async function putArchiveState(db: Database, name: string, value: unknown): Promise<void> {
  if (value === undefined) await db.delete(archiveState).where(eq(archiveState.name, name));
  else
    await db
      .insert(archiveState)
      .values({ name, value })
      .onConflictDoUpdate({ target: archiveState.name, set: { value } });
}

/** Blocks and raw histories that are not archived yet; counted up to a million each. */
async function countWaiting(db: Database): Promise<{ blocks: number; histories: number }> {
  const count = async (table: typeof chainHeaders | typeof histories) => {
    const { rows } = await db.execute<{ n: string }>(sql`
      select count(*) as n from (
        select 1 from ${table} where not archived${table === histories ? isArchivable() : sql``} limit 1000000
      ) as waiting`);
    return Number(rows[0]!.n);
  };
  return { blocks: await count(chainHeaders), histories: await count(histories) };
}

/** What a tenant imported is its own, and what is simulated is not kept. */
export function isArchivable(): SQL {
  return sql` and ${histories.owner} not like 'tenant:%' and ${histories.network} <> 'simnet'`;
}
