import { createHash, randomBytes } from "node:crypto";
import { Failure } from "@tetron/domain/failure";
import { checkTenantId } from "@tetron/domain/tenant";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { apiKeys, type StoredKey } from "./tables/api-keys.ts";

/** Most characters of a key that are kept to recognise it by; of a short key, a third of it. */
const PREFIX = 8;

/** A key that nobody can guess: `tk_`, 256 random bits, and a checksum that tells a mistyped or made-up one. */
export function newSecret(): string {
  const random = randomBytes(32).toString("base64url");
  return `tk_${random}${checksumOf(random)}`;
}

/** A key with its checksum. Keys of before have none, and an operator may choose the demo key. */
const CHECKED = /^tk_([\w-]{43})([\w-]{6})$/;

/** Whether a key may exist: `false` only for one whose checksum is wrong. Asks nobody. */
export function mayExist(secret: string): boolean {
  const [, random, checksum] = CHECKED.exec(secret) ?? [];
  return random === undefined || checksumOf(random) === checksum;
}

function checksumOf(random: string): string {
  return createHash("sha256").update(random).digest("base64url").slice(0, 6);
}

/** What is stored of a key. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * Stores a key, by its hash. A key that is stored already keeps its tenant, scopes and revocation.
 *
 * @param secret - The key itself, which its owner keeps: see {@link newSecret}.
 * @returns What is stored for it.
 * @throws Failure `BAD_REQUEST` when the tenant's id is none, or the key's checksum is wrong.
 */
export async function putKey(
  db: Database,
  secret: string,
  key: Omit<StoredKey, "hash" | "prefix" | "revokedAt">,
): Promise<StoredKey> {
  checkTenantId(key.tenant, "tenant");
  if (!mayExist(secret))
    throw new Failure(
      "BAD_REQUEST",
      "key: it looks like one of Tetron's with a wrong checksum. Choose another.",
      {
        issues: [{ field: "key", reason: "wrong_checksum" }],
      },
    );
  const prefix = secret.slice(0, Math.min(PREFIX, secret.length / 3));
  const stored = { ...key, hash: hashSecret(secret), prefix, revokedAt: null };
  await db.insert(apiKeys).values(stored).onConflictDoNothing({ target: apiKeys.hash });
  return (await findKey(db, secret)) ?? stored;
}

/** The stored key with this secret, revoked or not; `undefined` when there is none. */
export async function findKey(db: Database, secret: string): Promise<StoredKey | undefined> {
  const [found] = await db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.hash, hashSecret(secret)));
  return found;
}

/** Every key of a tenant, oldest first, revoked ones too. */
export async function listKeys(db: Database, tenant: string): Promise<StoredKey[]> {
  return db.select().from(apiKeys).where(eq(apiKeys.tenant, tenant)).orderBy(asc(apiKeys.id));
}

/**
 * Revokes a key for good. A revoked key keeps the time of its first revocation.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such key.
 */
export async function revokeKey(db: Database, tenant: string, id: string): Promise<StoredKey> {
  const [revoked] = await db
    .update(apiKeys)
    .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, now())` })
    .where(and(eq(apiKeys.tenant, tenant), eq(apiKeys.id, id)))
    .returning();
  if (revoked === undefined) throw new Failure("NOT_FOUND", `No key ${id}.`, { kind: "key", id });
  return revoked;
}
