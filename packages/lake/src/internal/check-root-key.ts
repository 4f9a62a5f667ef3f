import { EVERY_TENANT } from "@tetron/domain/owner";
import { and, desc, eq } from "drizzle-orm";
import { type KeyOwner, newDataKey, openKey } from "../data-keys.ts";
import type { Database } from "../database.ts";
import type { RootKey } from "../root-key.ts";
import { dataKeys, type StoredDataKey } from "../tables/data-keys.ts";

/** Owner of a data key that encrypts nothing and says which root key a database is for. No tenant has this id. */
const CHECK: KeyOwner = { tenant: EVERY_TENANT, person: "root-key" };
const IS_CHECK = and(eq(dataKeys.tenant, CHECK.tenant), eq(dataKeys.person, CHECK.person));

/**
 * Refuses a root key that is not the database's. A process that had another one would fail later, at the first audit
 * entry about somebody whose data key was wrapped elsewhere.
 *
 * @throws Error naming the root key that is missing.
 */
export async function checkRootKey(db: Database, rootKey: RootKey): Promise<void> {
  // The newest, since a key that is new in the files of other processes wraps from then on.
  const newest = await db.select().from(dataKeys).orderBy(desc(dataKeys.id)).limit(1);
  await openAll(rootKey, newest);
  const check = await db.select().from(dataKeys).where(IS_CHECK);
  if (check.length > 0) return openAll(rootKey, check);
  const made = await newDataKey(rootKey, CHECK);
  await db.insert(dataKeys).values(made).onConflictDoNothing();
  // Of two processes that start at once, one has written it.
  await openAll(rootKey, await db.select().from(dataKeys).where(IS_CHECK));
}

async function openAll(rootKey: RootKey, rows: readonly StoredDataKey[]): Promise<void> {
  for (const row of rows)
    try {
      await openKey(rootKey, row);
    } catch (cause) {
      throw new Error(
        `TETRON_ROOT_KEY_FILE does not belong to this database: its data keys are wrapped by the root key ${row.rootKey}, the file begins with ${rootKey.id}. Give every process the same file; after a rotation, keep the line of before as the last until \`tetron root-key rewrap\`. If that key is lost, \`tetron root-key forget\` erases what only it can open.`,
        { cause },
      );
    }
}
