import { isFailure } from "@tetron/domain/failure";
import { isTenantId } from "@tetron/domain/tenant";
import type { Caller } from "@tetron/service/caller";
import { readBearer, unauthorized } from "./bearer.ts";
import type { FailedAttempts } from "./failed-attempts.ts";
import { testTenant } from "./test-tenant.ts";
import type { Verifier } from "./verifier.ts";

/** The credentials of a request. */
export interface Credentials {
  /** The `Authorization` header. */
  readonly header: string | undefined;
  /** The address that it comes from. */
  readonly address: string;
  readonly requestId: string;
}

/** What verifies bearers, and where refused ones are counted. */
export interface Authentication {
  readonly verifier: Verifier;
  readonly failed: FailedAttempts;
}

/**
 * Authenticates a request. An address that sent too many unknown keys is only answered for keys that are
 * known already, so that others behind it can go on.
 *
 * @returns The caller; `undefined` for a request without credentials.
 * @throws Failure `UNAUTHORIZED` when the credentials are malformed, unknown, expired or revoked, without
 *   saying which; `FORBIDDEN` when the key may not be used from the address; `TOO_MANY_REQUESTS` when the address has sent too many such.
 */
export async function authenticate(
  { verifier, failed }: Authentication,
  { header, address, requestId }: Credentials,
): Promise<Caller | undefined> {
  try {
    const secret = readBearer(header);
    if (secret === undefined) return undefined;
    if (!verifier.wasKnown(secret)) await failed.check(address);
    const principal = await verifier.verify(secret, address);
    if (principal === undefined)
      throw unauthorized("Authorization: this key is unknown, expired or revoked.");
    // Keys of an earlier version may have any scope.
    if (!isTenantId(principal.tenant))
      throw unauthorized(
        "Authorization: the tenant of this key has an invalid id; create a key for a valid tenant.",
      );
    const tenant = principal.test ? testTenant(principal.tenant) : principal.tenant;
    return { ...principal, tenant, requestId };
  } catch (thrown) {
    if (isFailure(thrown, "UNAUTHORIZED")) await failed.add(address);
    throw thrown;
  }
}
