import { isFailure } from "@tetron/domain/failure";
import { isTenantId } from "@tetron/domain/tenant";
import type { KeyCache } from "@tetron/lake/key-cache";
import type { Caller } from "@tetron/service/caller";
import { readBearer, unauthorized } from "./bearer.ts";
import type { FailedAttempts } from "./failed-attempts.ts";

/** What a request brings to say who is calling. */
export interface Credentials {
  /** The `Authorization` header. */
  readonly header: string | undefined;
  /** The address that it comes from. */
  readonly address: string;
  readonly requestId: string;
}

/** Where keys are looked up, and where those that are refused are counted. */
export interface Authentication {
  readonly keys: Pick<KeyCache, "lookup" | "wasKnown">;
  readonly failed: FailedAttempts;
}

/**
 * Says who is calling. An address that has brought too many unknown keys is answered for none but those that are
 * known already, so that whoever shares it goes on working.
 *
 * @returns The caller; `undefined` for a request without credentials.
 * @throws Failure `UNAUTHORIZED` when the credentials are malformed, unknown or revoked: which of them is
 *   not told; `TOO_MANY_REQUESTS` when the address has brought too many such.
 */
export async function authenticate(
  { keys, failed }: Authentication,
  { header, address, requestId }: Credentials,
): Promise<Caller | undefined> {
  try {
    const secret = readBearer(header);
    if (secret === undefined) return undefined;
    if (!keys.wasKnown(secret)) await failed.check(address);
    const key = await keys.lookup(secret);
    if (key === undefined) throw unauthorized("Authorization: this key is unknown or revoked.");
    // Keys that an earlier version made may name anything.
    if (!isTenantId(key.tenant))
      throw unauthorized(
        "Authorization: the tenant of this key has an invalid id; create a key for a valid tenant.",
      );
    return { tenant: key.tenant, keyId: key.id, scopes: key.scopes, requestId };
  } catch (thrown) {
    if (isFailure(thrown, "UNAUTHORIZED")) await failed.add(address);
    throw thrown;
  }
}
