import { requestForgetting } from "@tetron/archive/forget-tenants";
import { createIds } from "@tetron/domain/id";
import { appendAudit } from "@tetron/lake/audit";
import type { Lake } from "@tetron/lake/lake";

const nextId = createIds();

/** Has the next run of the archive remove what is archived of a tenant's scores. Whoever asks again changes nothing. */
export async function eraseArchived(
  lake: Lake,
  tenant: string,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<void> {
  await lake.transaction(async ({ db, add }) => {
    await requestForgetting(db, tenant);
    const entry = { action: "archive.erase", subject: tenant, data: { tenant } } as const;
    add(appendAudit({ id: nextId("aud"), tenant, actor, ...entry, at: now }));
  });
}
