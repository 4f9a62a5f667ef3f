import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { narratives, type StoredNarrative } from "./tables/narratives.ts";

/** What a model made of a tenant's dossiers, in the order asked; `undefined` where none was asked. */
export async function findNarratives(
  db: Database,
  tenant: string,
  contents: readonly string[],
): Promise<(StoredNarrative | undefined)[]> {
  const found = await db
    .select()
    .from(narratives)
    .where(and(eq(narratives.tenant, tenant), isAnyOf(narratives.content, contents)));
  const byContent = new Map(found.map((each) => [each.content, each]));
  return contents.map((content) => byContent.get(content));
}

/** Keeps what a model made of a dossier, in place of a refusal; a text that was taken stays. */
export async function keepNarrative(db: Database, made: StoredNarrative): Promise<void> {
  const { tenant: _, content: __, ...set } = made;
  await db
    .insert(narratives)
    .values(made)
    .onConflictDoUpdate({
      target: [narratives.tenant, narratives.content],
      set,
      setWhere: isNull(narratives.narrative),
    });
}
