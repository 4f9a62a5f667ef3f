import { type KeyPage, listKeys as readKeys } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import type { StoredKey } from "@tetron/lake/tables/api-keys";

/** A tenant's keys, oldest first, including revoked ones. Secrets are not stored. */
export function listKeys({ db }: Pick<Lake, "db">, tenant: string, page: KeyPage = {}): Promise<StoredKey[]> {
  return readKeys(db, tenant, page);
}
