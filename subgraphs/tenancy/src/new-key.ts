import { createIds } from "@tetron/domain/id";
import { checkName } from "@tetron/domain/name";
import type { Scope } from "@tetron/domain/scope";
import { keyRow } from "@tetron/lake/keys";
import type { StoredKey } from "@tetron/lake/tables/api-keys";

/** A key to create. */
export interface NewKey {
  readonly tenant: string;
  /** The tenant's name for the key. */
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** A key with the secret, which is shown once: only its hash is stored. */
export interface CreatedKey {
  readonly key: StoredKey;
  readonly secret: string;
}

const nextId = createIds();

/**
 * The row of a new key. @throws Failure `BAD_REQUEST` when the tenant's id or the name is invalid, or the
 * checksum is wrong.
 */
export function newKey(secret: string, { tenant, name, scopes }: NewKey, createdAt: Date): StoredKey {
  checkName(name, "name");
  return keyRow(secret, { id: nextId("key"), tenant, name, scopes: [...scopes], createdAt });
}
