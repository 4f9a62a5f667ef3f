import { createHash, randomBytes } from "node:crypto";
import { Failure } from "@tetron/domain/failure";
import { checkTenantId } from "@tetron/domain/tenant";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { apiKeys, type StoredKey } from "./tables/api-keys.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

/** Maximum characters of a key stored for recognition; of a short key, a third of it. */
const PREFIX = 8;

/** A new secret: `tk_`, 256 random bits, and a checksum that detects a mistyped or invented key. */
export function newSecret(): string {
  const random = randomBytes(32).toString("base64url");
  return `tk_${random}${checksumOf(random)}`;
}

/** A key with a checksum. Older keys have none, and an operator may choose the demo key. */
const CHECKED = /^tk_([\w-]{43})([\w-]{6})$/;

/** Whether a key can be valid: `false` only for a wrong checksum. Needs no lookup. */
export function mayExist(secret: string): boolean {
  const [, random, checksum] = CHECKED.exec(secret) ?? [];
  return random === undefined || checksumOf(random) === checksum;
}

function checksumOf(random: string): string {
  return createHash("sha256").update(random).digest("base64url").slice(0, 6);
}

/** The stored form of a key. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * The row of a new key.
 *
 * @param secret - The key itself, which only its owner keeps: see {@link newSecret}.
 * @throws Failure `BAD_REQUEST` when the tenant's id is invalid or the key's checksum is wrong.
 */
export function keyRow(secret: string, key: Omit<StoredKey, "hash" | "prefix" | "revokedAt">): StoredKey {
  checkTenantId(key.tenant, "tenant");
  if (!mayExist(secret))
    throw new Failure(
      "BAD_REQUEST",
      "key: it has Tetron's format with a wrong checksum. Choose another one.",
      { issues: [{ field: "key", reason: "wrong_checksum" }] },
    );
  const prefix = secret.slice(0, Math.min(PREFIX, secret.length / 3));
  return { ...key, hash: hashSecret(secret), prefix, revokedAt: null };
}

/** Inserts a key. One with the same secret makes the commit fail as `CONFLICT`. */
export function insertKey(key: StoredKey): Write {
  return insertRow(apiKeys, key);
}

/** The stored key with this secret, revoked or not; `undefined` when there is none. */
export async function findKey(db: Database, secret: string): Promise<StoredKey | undefined> {
  const [found] = await db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.hash, hashSecret(secret)));
  return found;
}

/** Every key of a tenant, oldest first, including revoked ones. */
export async function listKeys(db: Database, tenant: string): Promise<StoredKey[]> {
  return db.select().from(apiKeys).where(eq(apiKeys.tenant, tenant)).orderBy(asc(apiKeys.id));
}

/** A key of a tenant, revoked or not. @throws Failure `NOT_FOUND` when the tenant has no key with this id. */
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

/** Whether a key is usable at a time. */
export function isValidAt({ revokedAt }: StoredKey, at: Date): boolean {
  return revokedAt === null || revokedAt > at;
}
