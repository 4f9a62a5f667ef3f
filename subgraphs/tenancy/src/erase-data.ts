import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT, tenantOwner } from "@tetron/domain/owner";
import { parseWalletId } from "@tetron/domain/wallet";
import { appendAudit } from "@tetron/lake/audit";
import { deleteDataKeys } from "@tetron/lake/data-keys";
import { eraseContestReasons } from "@tetron/lake/label-contests";
import type { Lake } from "@tetron/lake/lake";
import { erasePayments } from "@tetron/lake/payments";
import { eraseProposals } from "@tetron/lake/review-proposals";
import { eraseWatches } from "@tetron/lake/watches";

const nextId = createIds();

/** Whose data is erased. */
export interface Erasure {
  readonly tenant: string;
  /** A wallet's CAIP-10 id. When absent, the tenant itself and every person it has data about. */
  readonly person?: string | undefined;
}

/** What was erased. */
export interface Erased {
  /** Ids of the data keys. */
  readonly keys: readonly string[];
  /** Wallets that the tenant does not watch any more. */
  readonly watches: number;
  /** Payments that were seen before they were in a block; their scores stay. */
  readonly payments: number;
}

/**
 * Deletes the data keys that a tenant's personal data is encrypted under, and with them the data; the reasons of its
 * contests, which are stored beside the audit log (the contests stay); what an analyst proposed for it to review; its watches;
 * and its payments that were seen before they were in a block. The audit log keeps its commitments and still verifies; its entry of the erasure names the keys.
 *
 * @throws Failure `NOT_FOUND` when there is nothing of this.
 */
export async function eraseData(lake: Lake, actor: string, { tenant, person }: Erasure): Promise<Erased> {
  const wallet = person === undefined ? undefined : parseWalletId(person);
  return lake.transaction(async (tx) => {
    // In the order in which others lock them: who changes watches writes to the log, and who does that holds payments.
    const watches = await eraseWatches(tx.db, tenant, wallet);
    const keys = await deleteDataKeys(tx.db, tenant, person);
    const payments = await erasePayments(tx.db, tenant, wallet);
    if (keys.length + watches + payments === 0)
      throw new Failure("NOT_FOUND", `${tenant} keeps nothing ${person ? `of ${person} ` : ""}to erase.`, {
        kind: "data_key",
        id: person ?? tenant,
      });
    const owner = tenant === EVERY_TENANT ? "operator" : tenantOwner(tenant);
    await eraseContestReasons(tx.db, owner, wallet);
    await eraseProposals(tx.db, tenant, wallet);
    const data = { keys, watches, payments };
    const entry = { action: "data.erase", subject: tenant, data } as const;
    tx.add(appendAudit({ id: nextId("aud"), tenant, actor, ...entry, at: new Date() }));
    return data;
  });
}
