import type { AuditData } from "@tetron/domain/audit-actions";
import { createIds } from "@tetron/domain/id";
import { appendAudit } from "@tetron/lake/audit";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import type { Write } from "@tetron/lake/write";

const nextId = createIds();

/** The audited actions on a key. */
export type KeyAction = "key.create" | "key.rotate" | "key.revoke";

/** The audit entry of an action on a key. */
export function auditKey<Action extends KeyAction>(
  action: Action,
  { id, tenant }: Pick<StoredKey, "id" | "tenant">,
  { actor, at, data }: { readonly actor: string; readonly at: Date; readonly data: AuditData[Action] },
): Write {
  return appendAudit<Action>({ id: nextId("aud"), tenant, actor, action, subject: id, data, at });
}
