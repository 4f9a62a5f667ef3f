import { requireKey, revokeKeyAt } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import { auditKey } from "./audit-key.ts";

/**
 * Revokes a key permanently. A revoked key keeps the time of its first revocation, and nothing is written.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such key.
 */
export async function revokeKey(
  lake: Lake,
  actor: string,
  { tenant, id }: { readonly tenant: string; readonly id: string },
): Promise<StoredKey> {
  const key = await requireKey(lake.db, tenant, id);
  const at = new Date();
  if (key.revokedAt !== null && key.revokedAt <= at) return key;
  const data = { scopes: key.scopes };
  await lake.commit([auditKey("key.revoke", key, { actor, at, data }), revokeKeyAt(key, at)]);
  return { ...key, revokedAt: at };
}
