import type { Lake } from "@tetron/lake/lake";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";
import { listWebhooks as readWebhooks } from "@tetron/lake/webhooks";

/** Webhooks after the one with an id, as many as `limit`. */
interface WebhookPage {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A tenant's webhooks, oldest first. Secrets are stored encrypted and are not shown. */
export function listWebhooks(
  { db }: Pick<Lake, "db">,
  tenant: string,
  page: WebhookPage,
): Promise<StoredWebhook[]> {
  return readWebhooks(db, tenant, page);
}
