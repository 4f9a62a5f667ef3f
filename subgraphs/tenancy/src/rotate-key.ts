import { MINUTE_MS } from "@tetron/domain/durations";
import { Failure } from "@tetron/domain/failure";
import { settleClaim } from "@tetron/lake/idempotency";
import { newSecret } from "@tetron/lake/key-secret";
import { insertKey, keyStatusAt, requireKey, revokeKeyAt } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import { auditKey } from "./audit-key.ts";
import { checkOverlap } from "./check-overlap.ts";
import { type CreatedKey, newKey } from "./new-key.ts";

/** The key to replace, and how long it stays valid beside the new one. */
export interface Rotation {
  readonly tenant: string;
  readonly id: string;
  /** Whole minutes, 0 for none. */
  readonly overlapMinutes: number;
  /** See `Caller`; settled with the new key's id. */
  readonly claim?: string | undefined;
}

/**
 * Replaces a key by a new one of the same tenant, name, scopes, mode, ranges and length of life. The old one is revoked
 * after the overlap.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such key, `CONFLICT` when it is revoked, replaced or expired,
 *   `UNPROCESSABLE` when the overlap is longer than a week.
 */
export async function rotateKey(
  lake: Lake,
  actor: string,
  { tenant, id, overlapMinutes, claim }: Rotation,
): Promise<CreatedKey> {
  checkOverlap(overlapMinutes, "overlapMinutes");
  const old = await requireKey(lake.db, tenant, id);
  const at = new Date();
  if (old.revokedAt !== null || keyStatusAt(old, at) !== "active")
    throw new Failure("CONFLICT", `The key ${id} is revoked, replaced or expired; create a new one.`, {
      kind: "key",
      id,
    });
  const secret = newSecret(old.mode);
  const key = newKey(secret, { ...old, expiresAt: sameLife(old, at) }, at);
  const until = new Date(at.getTime() + overlapMinutes * MINUTE_MS);
  const data = { scopes: old.scopes, replaced_by: key.id, valid_until: until.toISOString() };
  await lake.commit([
    insertKey(key),
    auditKey("key.rotate", old, { actor, at, data }),
    revokeKeyAt(old, until),
    ...settleClaim(claim, key.id),
  ]);
  return { key, secret };
}

function sameLife({ createdAt, expiresAt }: StoredKey, from: Date): Date | null {
  return expiresAt && new Date(from.getTime() + expiresAt.getTime() - createdAt.getTime());
}
