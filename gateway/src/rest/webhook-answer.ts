import { WEBHOOK_EVENTS } from "@tetron/domain/events";
import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { z } from "zod";
import type { DeliveryAnswerFragment, WebhookAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";

/** A webhook as REST shows it. */
export const WebhookAnswer = z.object({
  id: z.string().describe("`wh_` and a ULID."),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  status: z
    .enum(["active", "paused"])
    .describe("While it is paused, pending deliveries wait and new events become dead letters."),
  pause_reason: z.enum(["failing", "by_owner", "secret_lost"]).nullable(),
  previous_secret_until: z.iso
    .datetime()
    .nullable()
    .describe("Until when deliveries are also signed with the previous secret."),
  last_success_at: z.iso.datetime().nullable().describe("Time of the last answer with 2xx."),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/** The same, with its secret, which is shown only once. */
export const NewWebhookAnswer = WebhookAnswer.extend({
  secret: z.string().describe("Signs deliveries. It is shown only here."),
});

export const WebhookId = z.string().describe("`wh_` and a ULID.");
export const WebhookName = z.string().min(1).max(64).describe("What it is for.");
export const WebhookUrl = z
  .string()
  .min(1)
  .max(2_048)
  .describe("HTTPS URL with a public host, without user name, password or fragment.");
export const WebhookEvents = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .max(WEBHOOK_EVENTS.length)
  .describe("The event types that are sent to it.");

/** One event on its way to a webhook, with what came of each attempt. */
export const DeliveryAnswer = z.object({
  id: z.string().describe("`whd_` and a ULID, as `X-TetronFun-Delivery-Id`."),
  event_id: z.string().describe("As `X-TetronFun-Event-Id`."),
  event: z.string().describe("The event's type, or `ping`."),
  status: z.enum(["pending", "delivered", "dead"]),
  attempts: z.int().describe("Since it was made or replayed."),
  next_attempt_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  log: z.array(
    z.object({
      attempt: z.int().describe("1-12."),
      at: z.iso.datetime(),
      latency_ms: z.int().describe("Until the answer or the timeout."),
      status: z.int().nullable().describe("HTTP status; null without an answer."),
      head: z.string().nullable().describe("The first 1,024 bytes of the answer's body."),
      error: z.string().nullable().describe("Why there was no answer."),
    }),
  ),
});

export function webhookAnswer(webhook: WebhookAnswerFragment): z.infer<typeof WebhookAnswer> {
  const { id, name, url, events, state, pauseReason } = webhook;
  return {
    ...{ id, name, url, events: [...events], status: lowercase(state) },
    pause_reason: pauseReason && lowercase(pauseReason),
    previous_secret_until: webhook.previousUntil,
    last_success_at: webhook.lastSuccessAt,
    created_at: webhook.createdAt,
    updated_at: webhook.updatedAt,
  };
}

export function deliveryAnswer(delivery: DeliveryAnswerFragment): z.infer<typeof DeliveryAnswer> {
  const { id, eventId, event, state, attempts, nextAt, createdAt, log } = delivery;
  return {
    ...{ id, event, attempts, event_id: eventId, status: lowercase(state) },
    next_attempt_at: nextAt,
    created_at: createdAt,
    log: log.map(({ latencyMs, ...attempt }) => ({ ...attempt, latency_ms: latencyMs })),
  };
}

/** @returns The id, which may be one. @throws Failure `NOT_FOUND` as for a webhook of another tenant. */
export function readWebhookId(id: string): string {
  if (!isId("wh", id)) throw noWebhook(id);
  return id;
}

/** The same for an unknown id, one of another tenant and an invalid one: none reveals more. */
export function noWebhook(id: string): Failure {
  return new Failure("NOT_FOUND", "webhook_id: there is no webhook with this id.", { kind: "webhook", id });
}

export const WEBHOOK_EXAMPLE: z.infer<typeof WebhookAnswer> = {
  id: "wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
  name: "orders",
  url: "https://shop.example.com/tetron",
  events: ["score.completed"],
  status: "active",
  pause_reason: null,
  previous_secret_until: null,
  last_success_at: null,
  created_at: "2025-05-17T08:34:21.000Z",
  updated_at: "2025-05-17T08:34:21.000Z",
};

export const NEW_WEBHOOK_EXAMPLE: z.infer<typeof NewWebhookAnswer> = {
  ...WEBHOOK_EXAMPLE,
  secret: "whsec_…, 49 characters",
};

export const DELIVERY_EXAMPLE: z.infer<typeof DeliveryAnswer> = {
  id: "whd_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
  event_id: "evt_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
  event: "score.completed",
  status: "delivered",
  attempts: 1,
  next_attempt_at: null,
  created_at: "2025-05-17T08:34:21.000Z",
  log: [{ attempt: 1, at: "2025-05-17T08:34:21.000Z", latency_ms: 84, status: 200, head: "ok", error: null }],
};
