import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT, tenantOwner } from "@tetron/domain/owner";
import { parseWalletId } from "@tetron/domain/wallet";
import { appendAudit } from "@tetron/lake/audit";
import { deleteDataKeys } from "@tetron/lake/data-keys";
import { eraseContestReasons } from "@tetron/lake/label-contests";
import type { Lake } from "@tetron/lake/lake";

const nextId = createIds();

/** Whose data is erased. */
export interface Erasure {
  readonly tenant: string;
  /** A wallet's CAIP-10 id. When absent, the tenant itself and every person it has data about. */
  readonly person?: string | undefined;
}

/**
 * Deletes the data keys that a tenant's personal data is encrypted under, and with them the data, and the reasons
 * of its contests, which are stored beside the audit log; the contests stay. The audit log
 * keeps its commitments and still verifies; its entry of the erasure names the keys.
 *
 * @returns The ids of the keys.
 * @throws Failure `NOT_FOUND` when nothing is kept under a key.
 */
export async function eraseData(
  lake: Lake,
  actor: string,
  { tenant, person }: Erasure,
): Promise<readonly string[]> {
  return lake.transaction(async (tx) => {
    const keys = await deleteDataKeys(tx.db, tenant, person);
    if (keys.length === 0)
      throw new Failure(
        "NOT_FOUND",
        `${tenant} keeps no personal data ${person ? `of ${person}` : "under a key"}.`,
        {
          kind: "data_key",
          id: person ?? tenant,
        },
      );
    const owner = tenant === EVERY_TENANT ? "operator" : tenantOwner(tenant);
    await eraseContestReasons(tx.db, owner, person === undefined ? undefined : parseWalletId(person));
    const entry = { action: "data.erase", subject: tenant, data: { keys } } as const;
    tx.add(appendAudit({ id: nextId("aud"), tenant, actor, ...entry, at: new Date() }));
    return keys;
  });
}
