import { z } from "zod";
import { PingWebhookDocument } from "../../operations.gen.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import { recoverFrom } from "../recovery.ts";
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
  recover: recoverFrom(
    z.object({
      ...{ id: z.string(), eventId: z.string(), event: z.string(), attempts: z.number() },
      ...{ nextAt: z.string().nullable(), createdAt: z.string() },
      state: z.enum(["pending", "dead"]),
    }),
    ({ state, ...delivery }) => deliveryAnswer({ ...delivery, state: uppercase(state), log: [] }),
  ),
  answer: ({ pingWebhook }) => deliveryAnswer(pingWebhook),
});
