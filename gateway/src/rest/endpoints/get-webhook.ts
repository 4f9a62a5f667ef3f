import { z } from "zod";
import { WebhookByIdDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  noWebhook,
  readWebhookId,
  WEBHOOK_EXAMPLE,
  WebhookAnswer,
  WebhookId,
  webhookAnswer,
} from "../webhook-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/webhooks/{webhook_id}",
  scope: "webhooks:read",
  needs: ["tenancy"],
  summary: "Show a webhook",
  input: z.strictObject({ webhook_id: WebhookId }),
  output: WebhookAnswer,
  example: { input: { webhook_id: WEBHOOK_EXAMPLE.id }, output: WEBHOOK_EXAMPLE },
  operation: WebhookByIdDocument,
  variables: ({ webhook_id }) => ({ id: readWebhookId(webhook_id) }),
  answer({ webhook }, { webhook_id }) {
    if (!webhook) throw noWebhook(webhook_id);
    return webhookAnswer(webhook);
  },
});
