import { COMMAND_LINE } from "@tetron/domain/actor";
import { escapeInvisible } from "@tetron/domain/visible";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";
import { listWebhooks } from "@tetron/lake/webhooks";
import type { Manager } from "@tetron/tenancy/manager";
import {
  createWebhook,
  deleteWebhook,
  MAX_WEBHOOKS,
  rotateWebhookSecret,
  type WebhookWish,
  type WebhookWithSecret,
} from "@tetron/tenancy/webhooks/manage-webhooks";
import { readReplay } from "@tetron/tenancy/webhooks/read-replay";
import { pingWebhook, replayDeliveries } from "@tetron/tenancy/webhooks/resend";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

interface OfTenant {
  readonly tenant: string;
}

interface OneWebhook extends OfTenant {
  readonly id: string;
}

const managerOf = ({ tenant }: OfTenant): Manager => ({ tenant, actor: COMMAND_LINE });

/** Prints a tenant's webhooks, oldest first. */
export async function showWebhooks({ lake, terminal }: Host, { tenant }: OfTenant): Promise<ExitCode> {
  const webhooks = await listWebhooks((await lake()).db, tenant, { limit: MAX_WEBHOOKS });
  for (const webhook of webhooks) {
    const { id, url, state, name } = webhook;
    if (terminal.json) terminal.print(JSON.stringify(presentWebhook(webhook)));
    else terminal.print(`${id}  ${state}  ${url}  ${escapeInvisible(name)}`);
  }
  if (webhooks.length === 0) terminal.tell(`${tenant} has no webhooks.`);
  return EXIT.ok;
}

/** Creates a webhook and prints its secret, once. */
export async function runCreateWebhook(
  host: Host,
  { tenant, ...wish }: OfTenant & WebhookWish,
): Promise<ExitCode> {
  const rules = { toLoopback: host.settings.TETRON_WEBHOOKS_TO_LOOPBACK };
  printSecret(host, await createWebhook(await host.lake(), managerOf({ tenant }), wish, rules));
  return EXIT.ok;
}

/** Gives a webhook a new secret and prints that, once. */
export async function runRotateWebhook(
  host: Host,
  { tenant, id, overlapMinutes }: OneWebhook & { readonly overlapMinutes: number },
): Promise<ExitCode> {
  const asked = { id, overlapMinutes };
  printSecret(host, await rotateWebhookSecret(await host.lake(), managerOf({ tenant }), asked));
  if (!host.terminal.json)
    host.terminal.tell(`Deliveries are signed with the old one too for ${overlapMinutes} minutes.`);
  return EXIT.ok;
}

/** Sends a ping to a webhook. */
export async function runPingWebhook(host: Host, { id, ...of }: OneWebhook): Promise<ExitCode> {
  const { terminal } = host;
  const delivery = await pingWebhook(await host.lake(), managerOf(of), id);
  const { id: delivery_id, eventId: event_id, state: status } = delivery;
  if (terminal.json) terminal.print(JSON.stringify({ delivery_id, event_id, status }));
  else if (status === "pending")
    terminal.print(`${delivery_id} is on its way. The running platform sends it.`);
  else terminal.print(`${delivery_id} is a dead letter, because the webhook is paused.`);
  return EXIT.ok;
}

/** Sends deliveries of a webhook once more. */
export async function runReplayWebhook(
  host: Host,
  { tenant, id, delivery, ...range }: OneWebhook & AskedRange,
): Promise<ExitCode> {
  const { terminal } = host;
  const replay = readReplay({ ...range, deliveryId: delivery }, new Date());
  const replayed = await replayDeliveries(await host.lake(), managerOf({ tenant }), { webhook: id, replay });
  terminal.print(terminal.json ? JSON.stringify({ replayed }) : `Deliveries resent: ${replayed}.`);
  return EXIT.ok;
}

interface AskedRange {
  readonly delivery?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly state?: "dead" | "delivered" | undefined;
}

/** Deletes a webhook with its deliveries. */
export async function runDeleteWebhook(host: Host, { id, ...of }: OneWebhook): Promise<ExitCode> {
  const { terminal } = host;
  const deleted = await deleteWebhook(await host.lake(), managerOf(of), id);
  terminal.print(terminal.json ? JSON.stringify({ id: deleted.id, deleted: true }) : `${id} is deleted.`);
  return EXIT.ok;
}

function printSecret({ terminal }: Host, { webhook, secret }: WebhookWithSecret): void {
  terminal.print(terminal.json ? JSON.stringify({ ...presentWebhook(webhook), secret }) : secret);
  if (!terminal.json)
    terminal.tell(`Secret of ${webhook.id}, which its deliveries are signed with. It is not shown again.`);
}

function presentWebhook(webhook: StoredWebhook) {
  const { id, tenant, name, url, events, state, pauseReason } = webhook;
  return {
    ...{ id, tenant, name, url, events, status: state, pause_reason: pauseReason },
    previous_secret_until: webhook.previousUntil?.toISOString() ?? null,
    last_success_at: webhook.lastSuccessAt?.toISOString() ?? null,
    created_at: webhook.createdAt.toISOString(),
    updated_at: webhook.updatedAt.toISOString(),
  };
}
