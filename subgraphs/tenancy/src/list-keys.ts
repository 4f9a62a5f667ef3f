import { listKeys as readKeys } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import type { StoredKey } from "@tetron/lake/tables/api-keys";

/** Every key of a tenant, oldest first, including revoked ones. Secrets are not stored. */
export function listKeys({ db }: Pick<Lake, "db">, tenant: string): Promise<StoredKey[]> {
  return readKeys(db, tenant);
}
