import { isTenantId } from "@tetron/domain/tenant";
import type { KeyCache } from "@tetron/lake/key-cache";
import type { Caller } from "@tetron/service/caller";
import { readBearer, unauthorized } from "./bearer.ts";

/**
 * Says who is calling.
 *
 * @returns The caller; `undefined` for a request without credentials.
 * @throws Failure `UNAUTHORIZED` when the credentials are malformed, unknown or revoked: which of them is
 *   not told.
 */
export async function authenticate(
  keys: Pick<KeyCache, "lookup">,
  header: string | undefined,
  requestId: string,
): Promise<Caller | undefined> {
  const secret = readBearer(header);
  if (secret === undefined) return undefined;
  const key = await keys.lookup(secret);
  if (key === undefined) throw unauthorized("Authorization: this key is not known, or it was revoked.");
  // Keys that an earlier version made may name anything.
  if (!isTenantId(key.tenant))
    throw unauthorized("Authorization: this key's tenant has an id that is not valid; it needs a new one.");
  return { tenant: key.tenant, keyId: key.id, scopes: key.scopes, requestId };
}
