import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { settleClaim } from "@tetron/lake/idempotency";
import type { Lake } from "@tetron/lake/lake";
import type { StoredDelivery } from "@tetron/lake/tables/webhook-deliveries";
import {
  insertDelivery,
  listDeliveries,
  requireDelivery,
  restartDeliveries,
} from "@tetron/lake/webhook-deliveries";
import { requireWebhook } from "@tetron/lake/webhooks";
import type { Manager } from "../manager.ts";
import { auditWebhook } from "./audit-webhook.ts";
import { newDelivery } from "./new-delivery.ts";

/** Deliveries of one replay. */
const MAX_REPLAYED = 1_000;
const nextId = createIds();

/**
 * Sends a `ping` to a webhook, as an event would be, whatever types it is for.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such webhook.
 */
export async function pingWebhook(
  lake: Lake,
  { tenant, actor, claim }: Manager,
  id: string,
): Promise<StoredDelivery> {
  const webhook = await requireWebhook(lake.db, tenant, id);
  const at = new Date();
  const told = { id: nextId("evt"), type: "ping", data: { webhook_id: id, timestamp: at.toISOString() } };
  const delivery = newDelivery(webhook, told, at);
  const audited = auditWebhook("webhook.ping", webhook, { actor, at, data: { delivery: delivery.id } });
  const { eventId, event, state, attempts, nextAt, createdAt } = delivery;
  const answered = JSON.stringify({ id: delivery.id, eventId, event, state, attempts, nextAt, createdAt });
  await lake.commit([insertDelivery(delivery), audited, ...settleClaim(claim, answered)]);
  return delivery;
}

/** One delivery, or those that were made from one time on and before another. */
export type Replay =
  | { readonly delivery: string }
  | {
      readonly delivery?: never;
      readonly from: Date;
      readonly to: Date;
      readonly state: StoredDelivery["state"];
    };

/**
 * Sends deliveries once more, from the first attempt on: the same bytes under the same ids, with a signature of now.
 *
 * @returns How many. There may be more of a range when it is a thousand: ask again with the same range.
 * @throws Failure `NOT_FOUND` when the tenant has no such webhook, or that no such delivery; `UNPROCESSABLE` for a range
 *   that ends before it begins, or of what is pending anyway.
 */
export async function replayDeliveries(
  lake: Lake,
  { tenant, actor, claim }: Manager,
  { webhook: id, replay }: { readonly webhook: string; readonly replay: Replay },
): Promise<number> {
  const webhook = await requireWebhook(lake.db, tenant, id);
  const found = await wanted(lake, id, replay);
  const ids = found.map((delivery) => delivery.id);
  if (ids.length === 0) return 0;
  const at = new Date();
  const audited = auditWebhook("webhook.replay", webhook, { actor, at, data: { deliveries: ids.length } });
  await lake.commit([
    restartDeliveries(ids, at),
    audited,
    ...settleClaim(claim, JSON.stringify({ replayed: ids.length })),
  ]);
  return ids.length;
}

async function wanted({ db }: Lake, webhook: string, replay: Replay): Promise<StoredDelivery[]> {
  if (replay.delivery !== undefined) return [await requireDelivery(db, webhook, replay.delivery)];
  const { from, to, state } = replay;
  if (from >= to) throw unprocessable("to", "before_from", "to: must be after from.");
  if (state === "pending")
    throw unprocessable("state", "pending", "state: what is pending is sent anyway; dead or delivered.");
  return listDeliveries(db, webhook, { from, to, state, limit: MAX_REPLAYED });
}
