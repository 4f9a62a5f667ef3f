import { Failure } from "@tetron/domain/failure";
import { insertKey, newSecret, requireKey, revokeKeyAt } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import { auditKey } from "./audit-key.ts";
import { type CreatedKey, newKey } from "./new-key.ts";

/** The key to replace, and how long it stays valid beside the new one. */
export interface Rotation {
  readonly tenant: string;
  readonly id: string;
  /** Minutes, 0 for none. */
  readonly graceMinutes: number;
}

/**
 * Replaces a key by a new one of the same tenant, name and scopes. The old one is revoked after the grace
 * period.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such key, `CONFLICT` when it is revoked already.
 */
export async function rotateKey(
  lake: Lake,
  actor: string,
  { tenant, id, graceMinutes }: Rotation,
): Promise<CreatedKey> {
  const old = await requireKey(lake.db, tenant, id);
  const at = new Date();
  if (old.revokedAt !== null)
    throw new Failure("CONFLICT", `The key ${id} is revoked or replaced already; create a new one.`, {
      kind: "key",
      id,
    });
  const secret = newSecret();
  const key = newKey(secret, old, at);
  const until = new Date(at.getTime() + graceMinutes * 60_000);
  await lake.commit([
    insertKey(key),
    auditKey("key.rotate", old, { actor, at, replaced_by: key.id, valid_until: until.toISOString() }),
    revokeKeyAt(old, until),
  ]);
  return { key, secret };
}
