import { isFailure } from "@tetron/domain/failure";
import { requireKey } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import type { StoredKey } from "@tetron/lake/tables/api-keys";

/** A key of a tenant, usable or not; `undefined` when the tenant has none with this id, even if another tenant has. */
export async function findKey(
  { db }: Pick<Lake, "db">,
  tenant: string,
  id: string,
): Promise<StoredKey | undefined> {
  try {
    return await requireKey(db, tenant, id);
  } catch (error) {
    if (isFailure(error, "NOT_FOUND")) return undefined;
    throw error;
  }
}
