import { createIds } from "@tetron/domain/id";
import { and, asc, eq, gt, ne, notInArray, or, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { RootKey } from "./root-key.ts";
import { newKey } from "./seal.ts";
import { dataKeys, type StoredDataKey } from "./tables/data-keys.ts";

/** Whose data a key is for. */
export interface KeyOwner {
  readonly tenant: string;
  /** Such as a wallet's CAIP-10 id; {@link TENANT_ITSELF} for what is about no one else. */
  readonly person: string;
}

/** A key that can be used. */
export interface DataKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** The person of a tenant's own key. No CAIP-10 id is without a colon. */
export const TENANT_ITSELF = "tenant";

const MAX_PAGE_KEYS = 500;
const ATTEMPTS = 5;
const nextId = createIds();

/**
 * The keys of these owners, made where there are none. Until the transaction ends none of them can be erased, so that
 * nothing is kept under a key that is gone.
 *
 * @param db - A transaction.
 * @returns By {@link ownerKey}.
 */
export async function holdDataKeys(
  db: Database,
  rootKey: RootKey,
  owners: readonly KeyOwner[],
): Promise<ReadonlyMap<string, DataKey>> {
  // In one order for everybody, so that two transactions never wait for each other.
  const wanted = [...new Map(owners.map((owner) => [ownerKey(owner), owner]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const held = await lockKeys(
      db,
      wanted.map(([, owner]) => owner),
    );
    const missing = wanted.filter(([key]) => !held.has(key));
    if (missing.length === 0) {
      const opened = await Promise.all(
        Array.from(held, async ([key, row]) => [key, await openKey(rootKey, row)] as const),
      );
      return new Map(opened);
    }
    const rows = await Promise.all(missing.map(([, owner]) => newDataKey(rootKey, owner)));
    await db.insert(dataKeys).values(rows).onConflictDoNothing();
  }
  throw new Error("Data keys were erased as fast as they were made.");
}

/** What stands for an owner in maps. */
export function ownerKey({ tenant, person }: KeyOwner): string {
  return `${tenant} ${person}`;
}

/** Those of the keys that are kept still, by id. */
export async function findDataKeys(
  db: Database,
  rootKey: RootKey,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DataKey>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(dataKeys)
    .where(sql`${dataKeys.id} = any(${sql.param(ids)}::text[])`);
  return new Map(await Promise.all(rows.map(async (row) => [row.id, await openKey(rootKey, row)] as const)));
}

/**
 * Deletes keys, and with them all that was encrypted under them.
 *
 * @param person - Whose; everybody's that the tenant keeps data of when absent.
 * @returns The ids of the keys that were there.
 */
export async function deleteDataKeys(db: Database, tenant: string, person?: string): Promise<string[]> {
  const ofPerson = person === undefined ? undefined : eq(dataKeys.person, person);
  const deleted = await db
    .delete(dataKeys)
    .where(and(eq(dataKeys.tenant, tenant), ofPerson))
    .returning({ id: dataKeys.id });
  return deleted.map(({ id }) => id).sort();
}

/**
 * Deletes the keys that are wrapped by root keys which are not there any more, and with them all that was encrypted
 * under them.
 *
 * @returns The ids of the keys by tenant.
 */
export async function deleteLostDataKeys(db: Database, rootKey: RootKey): Promise<Map<string, string[]>> {
  const lost = await db
    .delete(dataKeys)
    .where(notInArray(dataKeys.rootKey, [...rootKey.ids]))
    .returning({ id: dataKeys.id, tenant: dataKeys.tenant });
  const byTenant = Map.groupBy(lost, ({ tenant }) => tenant);
  return new Map(Array.from(byTenant, ([tenant, keys]) => [tenant, keys.map(({ id }) => id).sort()]));
}

/** Wraps every key under the current root key. @returns How many were under another. */
export async function rewrapDataKeys(db: Database, rootKey: RootKey): Promise<number> {
  let count = 0;
  for (let after = ""; ; ) {
    const page = await db
      .select()
      .from(dataKeys)
      .where(and(gt(dataKeys.id, after), ne(dataKeys.rootKey, rootKey.id)))
      .orderBy(asc(dataKeys.id))
      .limit(MAX_PAGE_KEYS);
    for (const row of page) {
      const { key } = await openKey(rootKey, row);
      const next = await rootKey.wrap(key, row.id);
      // Gone meanwhile when it was erased.
      const changed = await db
        .update(dataKeys)
        .set(next)
        .where(eq(dataKeys.id, row.id))
        .returning({ id: dataKeys.id });
      count += changed.length;
    }
    if (page.length < MAX_PAGE_KEYS) return count;
    after = page.at(-1)!.id;
  }
}

async function lockKeys(db: Database, owners: readonly KeyOwner[]): Promise<Map<string, StoredDataKey>> {
  const rows = await db
    .select()
    .from(dataKeys)
    .where(
      or(
        ...owners.map(({ tenant, person }) => and(eq(dataKeys.tenant, tenant), eq(dataKeys.person, person))),
      ),
    )
    .orderBy(asc(sql`${dataKeys.tenant} || ' ' || ${dataKeys.person}`))
    .for("key share");
  return new Map(rows.map((row) => [ownerKey(row), row]));
}

/** A key for an owner, wrapped; not stored yet. */
export async function newDataKey(rootKey: RootKey, { tenant, person }: KeyOwner): Promise<StoredDataKey> {
  const id = nextId("dk");
  return { id, tenant, person, ...(await rootKey.wrap(newKey(), id)), createdAt: new Date() };
}

/** @throws Error naming the root key that is missing. */
export async function openKey(rootKey: RootKey, row: StoredDataKey): Promise<DataKey> {
  return { id: row.id, key: await rootKey.unwrap(row, row.id) };
}
