import { Failure } from "@tetron/domain/failure";
import { and, asc, count, desc, eq, gt, isNull, lt, notExists, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { jobs } from "./tables/jobs.ts";
import { referenceIndexes, type StoredIndex } from "./tables/reference-indexes.ts";
import { referenceVectors, type StoredVector } from "./tables/reference-vectors.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** Vectors that are read at a time. */
const PAGE_VECTORS = 2_000;

export function insertIndex(index: StoredIndex): Write {
  return insertRow(referenceIndexes, index);
}

/** The indexes before the one with an id, newest first. */
export async function listIndexes(
  db: Database,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<StoredIndex[]> {
  return db
    .select()
    .from(referenceIndexes)
    .where(before === undefined ? undefined : lt(referenceIndexes.id, before))
    .orderBy(desc(referenceIndexes.id))
    .limit(limit);
}

/** @throws Failure `NOT_FOUND` when there is no such index. */
export async function requireIndex(db: Database, id: string): Promise<StoredIndex> {
  const [found] = await db.select().from(referenceIndexes).where(eq(referenceIndexes.id, id));
  if (found === undefined) throw new Failure("NOT_FOUND", `No index ${id}.`, { kind: "index", id });
  return found;
}

/** The index that a job reads; `undefined` when the job reads none. */
export async function findIndexOfJob(db: Database, job: string): Promise<StoredIndex | undefined> {
  const [found] = await db.select().from(referenceIndexes).where(eq(referenceIndexes.job, job));
  return found;
}

/** The index whose content an edition identifies. */
export async function findIndexOfEdition(db: Database, edition: string): Promise<StoredIndex | undefined> {
  const [found] = await db.select().from(referenceIndexes).where(eq(referenceIndexes.edition, edition));
  return found;
}

export function changeIndex(id: string, change: Partial<Omit<StoredIndex, "id" | "job">>): Write {
  return runStatements(async (tx) => {
    await tx.update(referenceIndexes).set(change).where(eq(referenceIndexes.id, id));
  });
}

/** Stores wallets of an index. The commit fails as `CONFLICT` when it has one of them already. */
export function insertVectors(vectors: readonly StoredVector[]): Write {
  return runStatements(async (tx) => {
    if (vectors.length > 0) await tx.insert(referenceVectors).values([...vectors]);
  });
}

/** Takes every wallet out of an index. */
export function deleteVectors(index: string): Write {
  return runStatements(async (tx) => {
    await tx.delete(referenceVectors).where(eq(referenceVectors.index, index));
  });
}

/** Deletes an index with its wallets. */
export function deleteIndex(id: string): Write {
  return runStatements(async (tx) => {
    await tx.delete(referenceVectors).where(eq(referenceVectors.index, id));
    await tx.delete(referenceIndexes).where(eq(referenceIndexes.id, id));
  });
}

/** Which of these addresses an index has. */
export async function findAddresses(
  db: Database,
  index: string,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await db
    .select({ address: referenceVectors.address })
    .from(referenceVectors)
    .where(and(eq(referenceVectors.index, index), isAnyOf(referenceVectors.address, addresses)));
  return new Set(found.map(({ address }) => address));
}

/** The wallets of an index, ascending by address, a page at a time. */
export async function* readVectors(db: Database, index: string): AsyncGenerator<StoredVector[]> {
  let after = "";
  for (;;) {
    const page = await db
      .select()
      .from(referenceVectors)
      .where(and(eq(referenceVectors.index, index), gt(referenceVectors.address, after)))
      .orderBy(asc(referenceVectors.address))
      .limit(PAGE_VECTORS);
    if (page.length > 0) yield page;
    if (page.length < PAGE_VECTORS) return;
    after = page.at(-1)!.address;
  }
}

/** How many wallets an index has, and how many of them are fraud. */
export async function countVectors(
  db: Database,
  index: string,
): Promise<{ readonly wallets: number; readonly fraud: number }> {
  const [found] = await db
    .select({ wallets: count(), fraud: sql<number>`count(*) filter (where ${referenceVectors.fraud})::int` })
    .from(referenceVectors)
    .where(eq(referenceVectors.index, index));
  return found!;
}

/** Deletes indexes that will never be complete: their jobs were forgotten. */
export async function forgetIndexes(db: Database): Promise<void> {
  await db
    .delete(referenceIndexes)
    .where(
      and(
        isNull(referenceIndexes.edition),
        notExists(db.select({ id: jobs.id }).from(jobs).where(eq(jobs.id, referenceIndexes.job))),
      ),
    );
}
