import type { Lake } from "@tetron/lake/lake";
import { openSecrets } from "@tetron/lake/rotating-secret";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";

/** The secrets that sign at a time, the newest first. Empty when the tenant's data key was erased. */
export async function signingSecrets(
  lake: Pick<Lake, "db" | "rootKey">,
  webhook: StoredWebhook,
  at: Date,
): Promise<string[]> {
  return openSecrets(lake, webhook, { context: secretContext(webhook.id), at });
}

/** Where a webhook's secret stands. */
export function secretContext(webhook: string): string {
  return `webhook/${webhook}/secret`;
}
