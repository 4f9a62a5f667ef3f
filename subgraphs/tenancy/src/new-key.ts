import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { checkName } from "@tetron/domain/name";
import type { Scope } from "@tetron/domain/scope";
import type { KeyMode } from "@tetron/lake/key-secret";
import { keyRow } from "@tetron/lake/keys";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import { isIpRange } from "@tetron/service/ip-ranges";

/** A key to create, whose secret is given. */
export interface NewKey {
  readonly tenant: string;
  /** The tenant's name for the key. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Addresses and CIDR ranges that it may be used from; anywhere when absent or empty. */
  readonly allowedIps?: readonly string[];
  /** When it expires; never when absent. */
  readonly expiresAt?: Date | null;
}

/** A key to create with its secret. */
export interface KeyWish extends NewKey {
  /** `live` when absent. */
  readonly mode?: KeyMode;
}

/** A key with the secret, which is shown once: only its hash is stored. */
export interface CreatedKey {
  readonly key: StoredKey;
  readonly secret: string;
}

/** Ranges of one key. */
const MAX_RANGES = 50;

const nextId = createIds();

/**
 * The row of a new key. @throws Failure `BAD_REQUEST` when the tenant's id or the name is invalid, or the
 * checksum is wrong; `UNPROCESSABLE` when the end is in the past or a range is none.
 */
export function newKey(secret: string, wanted: NewKey, createdAt: Date): StoredKey {
  const { tenant, name, scopes, allowedIps = [], expiresAt = null } = wanted;
  checkName(name, "name");
  if (expiresAt !== null && expiresAt <= createdAt)
    throw unprocessable("expiresAt", "in_the_past", "expiresAt: must be in the future.");
  if (allowedIps.length > MAX_RANGES)
    throw unprocessable("allowedIps", "too_many", `allowedIps: at most ${MAX_RANGES} ranges.`);
  for (const range of allowedIps)
    if (!isIpRange(range))
      throw unprocessable(
        "allowedIps",
        "not_a_range",
        "allowedIps: give IPv4 or IPv6 addresses or CIDR ranges, such as 203.0.113.0/24; IPv4 not written as IPv6.",
      );
  const facts = { tenant, name, scopes: [...scopes], allowedIps: [...allowedIps], createdAt, expiresAt };
  return keyRow(secret, { id: nextId("key"), ...facts });
}
