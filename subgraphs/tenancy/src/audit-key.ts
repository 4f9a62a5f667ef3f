import { createIds } from "@tetron/domain/id";
import { appendAudit } from "@tetron/lake/audit";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import type { Write } from "@tetron/lake/write";

const nextId = createIds();

/** The audited actions on a key. */
export type KeyAction = "key.create" | "key.rotate" | "key.revoke";

/** The audit entry of an action on a key. */
export function auditKey(
  action: KeyAction,
  { id, tenant, scopes }: StoredKey,
  {
    actor,
    at,
    ...more
  }: {
    readonly actor: string;
    readonly at: Date;
    readonly replaced_by?: string;
    readonly valid_until?: string;
  },
): Write {
  return appendAudit({
    id: nextId("aud"),
    tenant,
    actor,
    action,
    subject: id,
    data: { scopes, ...more },
    at,
  });
}
