import { MINUTE_MS } from "@tetron/domain/durations";
import { WEBHOOK_EVENTS, type WebhookEvent } from "@tetron/domain/events";
import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { checkName } from "@tetron/domain/name";
import { settleClaim } from "@tetron/lake/idempotency";
import type { Lake } from "@tetron/lake/lake";
import { NO_PREVIOUS, replacedSecret, sealSecret } from "@tetron/lake/rotating-secret";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";
import {
  changeWebhook,
  deleteWebhookRow,
  insertWebhook,
  listWebhooks,
  requireWebhook,
} from "@tetron/lake/webhooks";
import { readTarget, type TargetRules } from "@tetron/service/outbound/target";
import { checkOverlap } from "../check-overlap.ts";
import type { Manager } from "../manager.ts";
import { newSecret } from "../new-secret.ts";
import { auditWebhook } from "./audit-webhook.ts";
import { secretContext } from "./secrets.ts";

/** Of one tenant. */
export const MAX_WEBHOOKS = 20;
const nextId = createIds();

/** A webhook to create. */
export interface WebhookWish {
  readonly name: string;
  readonly url: string;
  /** Types of events. */
  readonly events: readonly string[];
}

/** A webhook with its secret, which is shown once. */
export interface WebhookWithSecret {
  readonly webhook: StoredWebhook;
  readonly secret: string;
}

/**
 * Creates a webhook. Events from now on are sent.
 *
 * @throws Failure `BAD_REQUEST` for a bad name, `UNPROCESSABLE` for a URL that may not be called, an unknown type of event
 *   or the tenant's 21st webhook.
 */
export async function createWebhook(
  lake: Lake,
  { tenant, actor, claim }: Manager,
  { name, url, events }: WebhookWish,
  rules: TargetRules,
): Promise<WebhookWithSecret> {
  checkName(name, "name");
  const target = readTarget(url, rules);
  const types = readEvents(events);
  if ((await listWebhooks(lake.db, tenant, { limit: MAX_WEBHOOKS })).length === MAX_WEBHOOKS)
    throw unprocessable("url", "too_many_webhooks", `url: a tenant has at most ${MAX_WEBHOOKS} webhooks.`);
  const [id, secret, at] = [nextId("wh"), newSecret(), new Date()];
  const webhook = await lake.transaction(async (tx) => {
    const stored: StoredWebhook = {
      ...{ id, tenant, name, url: target.href, events: types },
      ...{ state: "active", pauseReason: null, lastSuccessAt: null, createdAt: at, updatedAt: at },
      ...(await sealSecret(tx.db, lake, { tenant, secret, context: secretContext(id) })),
      ...NO_PREVIOUS,
    };
    const data = { host: target.host, events: types };
    const audited = auditWebhook("webhook.create", stored, { actor, at, data });
    tx.add(insertWebhook(stored), audited, ...settleClaim(claim, id));
    return stored;
  });
  return { webhook, secret };
}

/** What to change of a webhook; absent members stay. */
export interface WebhookChange extends Partial<WebhookWish> {
  readonly state?: StoredWebhook["state"];
}

/**
 * Changes, pauses or resumes a webhook. What was pending when it was paused is sent then; events of the time in
 * between are dead letters, which can be replayed.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such webhook, and as `createWebhook` does.
 */
export async function updateWebhook(
  lake: Lake,
  { tenant, actor }: Manager,
  { id, name, url, events, state }: WebhookChange & { readonly id: string },
  rules: TargetRules,
): Promise<StoredWebhook> {
  const held = await requireWebhook(lake.db, tenant, id);
  const at = new Date();
  const target = readTarget(url ?? held.url, rules);
  const change = {
    name: name === undefined ? held.name : checkName(name, "name"),
    url: target.href,
    events: events === undefined ? held.events : readEvents(events),
    state: state ?? held.state,
    pauseReason: pauseReason(held, state),
    updatedAt: at,
  };
  const data = { host: target.host, events: change.events, state: change.state };
  await lake.commit([changeWebhook(id, change), auditWebhook("webhook.update", held, { actor, at, data })]);
  return { ...held, ...change };
}

/** Deletes a webhook, with its deliveries. @throws Failure `NOT_FOUND` when the tenant has no such webhook. */
export async function deleteWebhook(
  lake: Lake,
  { tenant, actor }: Manager,
  id: string,
): Promise<StoredWebhook> {
  const held = await requireWebhook(lake.db, tenant, id);
  const [at, data] = [new Date(), { host: new URL(held.url).host }];
  await lake.commit([deleteWebhookRow(id), auditWebhook("webhook.delete", held, { actor, at, data })]);
  return held;
}

/**
 * Gives a webhook a new secret. Until the end of the overlap deliveries are signed with both.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such webhook, `UNPROCESSABLE` for an overlap of more than a week.
 */
export async function rotateWebhookSecret(
  lake: Lake,
  { tenant, actor, claim }: Manager,
  { id, overlapMinutes }: { readonly id: string; readonly overlapMinutes: number },
): Promise<WebhookWithSecret> {
  checkOverlap(overlapMinutes, "overlapMinutes");
  const held = await requireWebhook(lake.db, tenant, id);
  const [secret, at] = [newSecret(), new Date()];
  const previousUntil = new Date(at.getTime() + overlapMinutes * MINUTE_MS);
  const change = await lake.transaction(async (tx) => {
    const next = {
      ...(await sealSecret(tx.db, lake, { tenant, secret, context: secretContext(id) })),
      ...replacedSecret(held, previousUntil),
      updatedAt: at,
    };
    const data = { valid_until: previousUntil.toISOString() };
    const audited = auditWebhook("webhook.rotate-secret", held, { actor, at, data });
    tx.add(changeWebhook(id, next), audited, ...settleClaim(claim, id));
    return next;
  });
  return { webhook: { ...held, ...change }, secret };
}

function pauseReason(
  held: StoredWebhook,
  wanted: StoredWebhook["state"] | undefined,
): StoredWebhook["pauseReason"] {
  if (wanted === undefined || wanted === held.state) return held.pauseReason;
  return wanted === "paused" ? "by_owner" : null;
}

/** @throws Failure `UNPROCESSABLE` for none, or for a type that webhooks do not send. */
function readEvents(texts: readonly string[]): WebhookEvent[] {
  const types = WEBHOOK_EVENTS.filter((type) => texts.includes(type));
  if (types.length > 0 && texts.every((text) => types.some((type) => type === text))) return types;
  throw unprocessable("events", "unknown_event", `events: one or more of ${WEBHOOK_EVENTS.join(", ")}.`);
}
