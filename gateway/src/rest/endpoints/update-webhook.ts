import { z } from "zod";
import { UpdateWebhookDocument } from "../../operations.gen.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import {
  readWebhookId,
  WEBHOOK_EXAMPLE,
  WebhookAnswer,
  WebhookEvents,
  WebhookId,
  WebhookName,
  WebhookUrl,
  webhookAnswer,
} from "../webhook-answer.ts";

export default defineEndpoint({
  method: "PATCH",
  path: "/webhooks/{webhook_id}",
  scope: "webhooks:write",
  needs: ["tenancy"],
  summary: "Change, pause or resume a webhook",
  input: z.strictObject({
    webhook_id: WebhookId,
    name: WebhookName.optional(),
    url: WebhookUrl.optional(),
    events: WebhookEvents.optional(),
    status: z.enum(["active", "paused"]).optional(),
  }),
  output: WebhookAnswer,
  example: {
    input: { webhook_id: WEBHOOK_EXAMPLE.id, status: "active" },
    output: WEBHOOK_EXAMPLE,
  },
  operation: UpdateWebhookDocument,
  variables: ({ webhook_id, status, name, url, events }) => ({
    input: {
      id: readWebhookId(webhook_id),
      ...{ name: name ?? null, url: url ?? null, events: events ?? null },
      state: status === undefined ? null : uppercase(status),
    },
  }),
  answer: ({ updateWebhook }) => webhookAnswer(updateWebhook),
});
