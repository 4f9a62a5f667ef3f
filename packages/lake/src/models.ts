import { Failure } from "@tetron/domain/failure";
import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { modelFiles } from "./tables/model-files.ts";
import { type ModelState, models, type StoredModel } from "./tables/models.ts";
import { runStatements, type Write } from "./write.ts";

/** Stores a model with its artifacts, by their SHA-256. The commit fails as `CONFLICT` when it is stored already. */
export function insertModel(model: StoredModel, files: ReadonlyMap<string, Uint8Array>): Write {
  return runStatements(async (tx) => {
    const rows = Array.from(files, ([sha256, bytes]) => ({ sha256, bytes }));
    if (rows.length > 0) await tx.insert(modelFiles).values(rows).onConflictDoNothing();
    const inserted = await tx.insert(models).values(model).onConflictDoNothing().returning();
    if (inserted.length > 0) return;
    const { version: id } = model;
    throw new Failure("CONFLICT", `The model ${id} is registered already.`, { kind: "model", id });
  });
}

/** Models created before a time, the newest first. */
export async function listModels(
  db: Database,
  { before, limit }: { readonly before?: Date | undefined; readonly limit: number },
): Promise<StoredModel[]> {
  return db
    .select()
    .from(models)
    .where(before === undefined ? undefined : lt(models.createdAt, before))
    .orderBy(desc(models.createdAt), desc(models.version))
    .limit(limit);
}

/** @throws Failure `NOT_FOUND` when there is no such model. */
export async function requireModel(db: Database, version: string): Promise<StoredModel> {
  const found = await findModel(db, version);
  if (found !== undefined) return found;
  throw new Failure("NOT_FOUND", `No model ${version}.`, { kind: "model", id: version });
}

export async function findModel(db: Database, version: string): Promise<StoredModel | undefined> {
  const [found] = await db.select().from(models).where(eq(models.version, version));
  return found;
}

/** The model in a state of which there is at most one. */
export async function findModelIn(db: Database, state: "live" | "shadow"): Promise<StoredModel | undefined> {
  const [found] = await db.select().from(models).where(eq(models.state, state));
  return found;
}

/**
 * Moves a model from one state to another.
 *
 * @returns Whether it was in one of `from`.
 */
export async function moveModel(
  db: Database,
  version: string,
  {
    from,
    ...change
  }: { readonly from: readonly ModelState[] } & Pick<StoredModel, "state" | "changedAt"> &
    Partial<Pick<StoredModel, "replaced">>,
): Promise<boolean> {
  const moved = await db
    .update(models)
    .set(change)
    .where(and(eq(models.version, version), inArray(models.state, [...from])))
    .returning({ version: models.version });
  return moved.length > 0;
}

/** The bytes with a SHA-256; `undefined` when they are not stored. */
export async function readModelFile(db: Database, sha256: string): Promise<Uint8Array | undefined> {
  const [found] = await db.select().from(modelFiles).where(eq(modelFiles.sha256, sha256));
  return found?.bytes;
}
