import { SYSTEM } from "@tetron/domain/actor";
import { createIds } from "@tetron/domain/id";
import { appendEvent } from "@tetron/lake/events";
import type { Lake } from "@tetron/lake/lake";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";
import { changeWebhook } from "@tetron/lake/webhooks";
import { auditWebhook } from "./audit-webhook.ts";

const nextId = createIds();

/** Pauses a webhook for a reason of Tetron's, and tells its owner by the event `webhook.paused`. */
export async function pauseWebhook(
  lake: Pick<Lake, "commit">,
  { id, tenant, url }: StoredWebhook,
  reason: "failing" | "secret_lost",
): Promise<void> {
  const at = new Date();
  const data = { webhook_id: id, url, reason, timestamp: at.toISOString() };
  await lake.commit([
    changeWebhook(id, { state: "paused", pauseReason: reason, updatedAt: at }),
    auditWebhook(
      "webhook.pause",
      { id, tenant },
      { actor: SYSTEM, at, data: { host: new URL(url).host, reason } },
    ),
    appendEvent({ id: nextId("evt"), tenant, type: "webhook.paused", subject: id, data, at }),
  ]);
}
