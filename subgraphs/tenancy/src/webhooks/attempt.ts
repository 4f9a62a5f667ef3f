import { createIds } from "@tetron/domain/id";
import type { Lake } from "@tetron/lake/lake";
import type { StoredDelivery } from "@tetron/lake/tables/webhook-deliveries";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";
import { recordAttempt } from "@tetron/lake/webhook-deliveries";
import { allWebhooks, changeWebhook } from "@tetron/lake/webhooks";
import type { OutboundRules } from "@tetron/service/outbound/open-request";
import { pauseWebhook } from "./pause-webhook.ts";
import { type Outcome, post } from "./post.ts";
import { waitAfter } from "./schedule.ts";
import { signingSecrets } from "./secrets.ts";
import { signatureOf } from "./sign.ts";

const nextId = createIds();

/** What an attempt needs. */
export interface Sending {
  readonly lake: Lake;
  readonly options: OutboundRules;
  /** The time of a wait; shorter in tests. */
  readonly waitMs: (wait: number) => number;
}

/**
 * Attempts a delivery and writes down what came of it. After the last attempt it is a dead letter, and a webhook that
 * took none of the others meanwhile is paused.
 */
export async function attemptDelivery(
  { lake, options, waitMs }: Sending,
  { webhook, delivery }: { readonly webhook: StoredWebhook; readonly delivery: StoredDelivery },
  signal: AbortSignal,
): Promise<void> {
  const at = new Date();
  const secrets = await signingSecrets(lake, webhook, at);
  if (secrets.length === 0) return pauseWebhook(lake, webhook, "secret_lost");
  const attempt = delivery.attempts + 1;
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "Tetron-Webhooks/1",
    "X-TetronFun-Event": delivery.event,
    "X-TetronFun-Event-Id": delivery.eventId,
    "X-TetronFun-Delivery-Id": delivery.id,
    "X-TetronFun-Attempt": String(attempt),
    "X-TetronFun-Timestamp": timestamp,
    "X-TetronFun-Signature": signatureOf(secrets, timestamp, delivery.body),
  };
  const outcome = await post({ url: new URL(webhook.url), headers, body: delivery.body }, options, signal);
  const row = { id: nextId("wha"), delivery: delivery.id, attempt, at, ...outcome };
  const ended = new Date();
  if (isTaken(outcome)) {
    const taken = { state: "delivered", nextAt: null } as const;
    await lake.commit([recordAttempt(row, taken), changeWebhook(webhook.id, { lastSuccessAt: ended })]);
    return;
  }
  const wait = waitAfter(attempt);
  const nextAt = wait === undefined ? null : new Date(ended.getTime() + waitMs(wait));
  await lake.commit([recordAttempt(row, { state: nextAt ? "pending" : "dead", nextAt })]);
  if (nextAt === null) await pauseIfDead(lake, webhook.id, delivery);
}

function isTaken({ status }: Outcome): boolean {
  return status !== null && status >= 200 && status < 300;
}

async function pauseIfDead(lake: Lake, id: string, { createdAt }: StoredDelivery): Promise<void> {
  const [webhook] = await allWebhooks(lake.db, [id]);
  if (webhook === undefined || webhook.state === "paused") return;
  const tookOthers = webhook.lastSuccessAt !== null && webhook.lastSuccessAt > createdAt;
  if (!tookOthers) await pauseWebhook(lake, webhook, "failing");
}
