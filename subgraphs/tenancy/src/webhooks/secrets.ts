import { randomBytes } from "node:crypto";
import type { Database } from "@tetron/lake/database";
import type { Lake } from "@tetron/lake/lake";
import { openText, sealText } from "@tetron/lake/sealed-text";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";

/** A new secret of a webhook: `whsec_` and 256 random bits. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64url")}`;
}

/** A secret as its webhook keeps it. @param db - The transaction that stores it. */
export async function sealSecret(
  db: Database,
  { rootKey }: Pick<Lake, "rootKey">,
  { id, tenant, secret: text }: Pick<StoredWebhook, "id" | "tenant"> & { readonly secret: string },
): Promise<Pick<StoredWebhook, "secret" | "secretKey">> {
  const { sealed, key } = await sealText(db, rootKey, { tenant, text, context: contextOf(id) });
  return { secret: sealed, secretKey: key };
}

/** The secrets that sign at a time, the newest first. Empty when the tenant's data key was erased. */
export async function signingSecrets(
  lake: Pick<Lake, "db" | "rootKey">,
  webhook: StoredWebhook,
  at: Date,
): Promise<string[]> {
  const { id, secret, secretKey, previousSecret, previousSecretKey, previousUntil } = webhook;
  const kept = [{ sealed: secret, key: secretKey }];
  if (previousSecret !== null && previousSecretKey !== null && previousUntil !== null && previousUntil > at)
    kept.push({ sealed: previousSecret, key: previousSecretKey });
  const opened = await Promise.all(kept.map((each) => openText(lake, each, contextOf(id))));
  return opened.filter((text) => text !== undefined);
}

function contextOf(webhook: string): string {
  return `webhook/${webhook}/secret`;
}
