import { z } from "zod";
import { PingWebhookDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  DELIVERY_EXAMPLE,
  DeliveryAnswer,
  deliveryAnswer,
  readWebhookId,
  WEBHOOK_EXAMPLE,
  WebhookId,
} from "../webhook-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/webhooks/{webhook_id}/ping",
  scope: "webhooks:write",
  needs: ["tenancy"],
  summary: "Send a ping to a webhook",
  status: 202,
  input: z.strictObject({ webhook_id: WebhookId }),
  output: DeliveryAnswer,
  example: {
    input: { webhook_id: WEBHOOK_EXAMPLE.id },
    output: { ...DELIVERY_EXAMPLE, event: "ping", status: "pending", attempts: 0, log: [] },
  },
  operation: PingWebhookDocument,
  variables: ({ webhook_id }) => ({ input: { id: readWebhookId(webhook_id) } }),
  answer: ({ pingWebhook }) => deliveryAnswer(pingWebhook),
});
