import { Failure } from "@tetron/domain/failure";
import { checkTenantId } from "@tetron/domain/tenant";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { hashSecret, mayExist, modeOf, shownPrefix } from "./key-secret.ts";
import { apiKeys, type StoredKey } from "./tables/api-keys.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** What is said of a new key beside its secret. */
export type KeyFacts = Omit<StoredKey, "hash" | "prefix" | "mode" | "revokedAt" | "lastUsedAt">;

/**
 * The row of a new key.
 *
 * @param secret - The key itself, which only its owner keeps: see `newSecret`.
 * @throws Failure `BAD_REQUEST` when the tenant's id is invalid or the key's checksum is wrong.
 */
export function keyRow(secret: string, key: KeyFacts): StoredKey {
  checkTenantId(key.tenant, "tenant");
  if (!mayExist(secret))
    throw new Failure(
      "BAD_REQUEST",
      "key: it has Tetron's format with a wrong checksum. Choose another one.",
      { issues: [{ field: "key", reason: "wrong_checksum" }] },
    );
  const ofSecret = { hash: hashSecret(secret), prefix: shownPrefix(secret), mode: modeOf(secret) };
  return { ...key, ...ofSecret, revokedAt: null, lastUsedAt: null };
}

/** Inserts a key. One with the same secret makes the commit fail as `CONFLICT`. */
export function insertKey(key: StoredKey): Write {
  return insertRow(apiKeys, key);
}

/** The stored key with this secret, usable or not; `undefined` when there is none. */
export async function findKey(db: Database, secret: string): Promise<StoredKey | undefined> {
  const [found] = await db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.hash, hashSecret(secret)));
  return found;
}

/** Those of some keys that are usable now. Reads the table: a key that has just expired or was revoked is not among them. */
export async function usableKeys(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await db.select().from(apiKeys).where(isAnyOf(apiKeys.id, ids));
  const now = new Date();
  return new Set(found.filter((key) => keyStatusAt(key, now) === "active").map(({ id }) => id));
}

/** A part of a tenant's keys. */
export interface KeyPage {
  /** The id of the last key before the page. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** A tenant's keys, oldest first, including revoked ones; all of them without a page. */
export async function listKeys(
  db: Database,
  tenant: string,
  { after = "", limit }: KeyPage = {},
): Promise<StoredKey[]> {
  const found = db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenant, tenant), gt(apiKeys.id, after)))
    .orderBy(asc(apiKeys.id));
  return limit === undefined ? found : found.limit(limit);
}

/** A key of a tenant, usable or not. @throws Failure `NOT_FOUND` when the tenant has no key with this id. */
export async function requireKey(db: Database, tenant: string, id: string): Promise<StoredKey> {
  const [found] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenant, tenant), eq(apiKeys.id, id)));
  if (found === undefined) throw new Failure("NOT_FOUND", `No key ${id}.`, { kind: "key", id });
  return found;
}

/** Revokes a key at a time, which may be in the future, unless it is revoked earlier already. */
export function revokeKeyAt({ id }: StoredKey, at: Date): Write {
  return runStatements(async (tx) => {
    await tx
      .update(apiKeys)
      .set({ revokedAt: sql`least(${apiKeys.revokedAt}, ${at.toISOString()}::timestamptz)` })
      .where(eq(apiKeys.id, id));
  });
}

/** Says when keys were last used, by id. A later time that is stored stays. */
export function putLastUses(uses: ReadonlyMap<string, Date>): Write {
  return runStatements(async (tx) => {
    const rows = sql.join(
      Array.from(uses, ([id, at]) => sql`(${id}, ${at.toISOString()}::timestamptz)`),
      sql`, `,
    );
    await tx.execute(sql`
      update ${apiKeys} set last_used_at = greatest(${apiKeys.lastUsedAt}, used.at)
      from (values ${rows}) as used (id, at) where ${apiKeys.id} = used.id`);
  });
}

/** What a key is at a time. */
export type KeyStatus = "active" | "expired" | "revoked";

/** Whether a key is usable at a time, and if not, why. */
export function keyStatusAt({ revokedAt, expiresAt }: StoredKey, at: Date): KeyStatus {
  if (revokedAt !== null && revokedAt <= at) return "revoked";
  return expiresAt !== null && expiresAt <= at ? "expired" : "active";
}
