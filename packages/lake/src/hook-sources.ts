import { Failure } from "@tetron/domain/failure";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { hookSources, type StoredHookSource } from "./tables/hook-sources.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

export function insertHookSource(source: StoredHookSource): Write {
  return insertRow(hookSources, source);
}

/** Changes a source that is there. */
export function changeHookSource(
  id: string,
  change: Partial<Omit<StoredHookSource, "id" | "tenant">>,
): Write {
  return runStatements(async (tx) => {
    await tx.update(hookSources).set(change).where(eq(hookSources.id, id));
  });
}

/** Deletes a source. Jobs of its messages stay. */
export function deleteHookSourceRow(id: string): Write {
  return runStatements(async (tx) => {
    await tx.delete(hookSources).where(eq(hookSources.id, id));
  });
}

/** Any tenant's source: its messages say by their signature whose they are. */
export async function findHookSource(db: Database, id: string): Promise<StoredHookSource | undefined> {
  const [found] = await db.select().from(hookSources).where(eq(hookSources.id, id));
  return found;
}

/** A source of a tenant. @throws Failure `NOT_FOUND` when the tenant has none with this id. */
export async function requireHookSource(db: Database, tenant: string, id: string): Promise<StoredHookSource> {
  const found = await findHookSource(db, id);
  if (found?.tenant !== tenant)
    throw new Failure("NOT_FOUND", `No hook source ${id}.`, { kind: "hook_source", id });
  return found;
}

/** A tenant's sources after the one with an id, oldest first. */
export async function listHookSources(
  db: Database,
  tenant: string,
  { after = "", limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<StoredHookSource[]> {
  return db
    .select()
    .from(hookSources)
    .where(and(eq(hookSources.tenant, tenant), gt(hookSources.id, after)))
    .orderBy(asc(hookSources.id))
    .limit(limit);
}

/** Where a source's secret stands: see `sealSecret`. */
export function hookSecretContext(source: string): string {
  return `hook/${source}/secret`;
}
