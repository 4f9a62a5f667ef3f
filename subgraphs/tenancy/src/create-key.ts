import { isFailure } from "@tetron/domain/failure";
import { settleClaim } from "@tetron/lake/idempotency";
import { newSecret } from "@tetron/lake/key-secret";
import { findKey, insertKey } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import { putTenant } from "@tetron/lake/tenants";
import { runStatements } from "@tetron/lake/write";
import { auditKey } from "./audit-key.ts";
import { type CreatedKey, type KeyWish, type NewKey, newKey } from "./new-key.ts";

/**
 * Creates a key, and its tenant if new. The audit entry is part of the commit.
 *
 * @param actor - Id of the caller's key, or one of those in `@tetron/domain/actor`.
 * @param claim - See `Caller`; settled with the key's id.
 * @throws Failure `BAD_REQUEST` when the tenant's id or the name is invalid, `UNPROCESSABLE` when the end is in the
 *   past or a range is none.
 *
 * @example
 * ```ts
 * import type { Lake } from "@tetron/lake/lake";
 * import { createKey } from "@tetron/tenancy/create-key";
 *
 * export async function keyForScores(lake: Lake) {
 *   const { secret } = await createKey(lake, "command-line", {
 *     tenant: "acme",
 *     name: "checkout",
 *     scopes: ["score:write"],
 *   });
 *   return secret;
 * }
 * ```
 */
export async function createKey(
  lake: Lake,
  actor: string,
  wanted: KeyWish,
  claim?: string,
): Promise<CreatedKey> {
  const secret = newSecret(wanted.mode);
  return { key: await storeKey(lake, { actor, claim }, secret, wanted), secret };
}

/**
 * Creates a key with a given secret, unless it is stored: then it keeps its scopes and its revocation.
 *
 * @throws Failure `BAD_REQUEST` when the secret's checksum is wrong, or the tenant's id is invalid.
 */
export async function ensureKey(
  lake: Lake,
  actor: string,
  secret: string,
  wanted: NewKey,
): Promise<StoredKey> {
  const held = await findKey(lake.db, secret);
  if (held !== undefined) return held;
  try {
    return await storeKey(lake, { actor }, secret, wanted);
  } catch (error) {
    // Another process stored it concurrently.
    const stored = isFailure(error, "CONFLICT") ? await findKey(lake.db, secret) : undefined;
    if (stored === undefined) throw error;
    return stored;
  }
}

async function storeKey(
  lake: Lake,
  { actor, claim }: { readonly actor: string; readonly claim?: string | undefined },
  secret: string,
  wanted: NewKey,
): Promise<StoredKey> {
  const createdAt = new Date();
  const key = newKey(secret, wanted, createdAt);
  const { tenant } = key;
  const { scopes, mode, allowedIps: allowed_ips, expiresAt } = key;
  const data = { scopes, mode, allowed_ips, expires_at: expiresAt?.toISOString() ?? null };
  await lake.commit([
    insertKey(key),
    auditKey("key.create", key, { actor, at: createdAt, data }),
    ...settleClaim(claim, key.id),
    runStatements((tx) => putTenant(tx, { id: tenant, name: tenant, createdAt })),
  ]);
  return key;
}
