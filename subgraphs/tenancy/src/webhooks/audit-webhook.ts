import type { AuditAction, AuditData } from "@tetron/domain/audit-actions";
import { createIds } from "@tetron/domain/id";
import { appendAudit } from "@tetron/lake/audit";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";
import type { Write } from "@tetron/lake/write";

const nextId = createIds();

/** The audited actions on a webhook. */
type WebhookAction = Extract<AuditAction, `webhook.${string}`>;

/** The audit entry of an action on a webhook. */
export function auditWebhook<Action extends WebhookAction>(
  action: Action,
  { id, tenant }: Pick<StoredWebhook, "id" | "tenant">,
  { actor, at, data }: { readonly actor: string; readonly at: Date; readonly data: AuditData[Action] },
): Write {
  return appendAudit<Action>({ id: nextId("aud"), tenant, actor, action, subject: id, data, at });
}
