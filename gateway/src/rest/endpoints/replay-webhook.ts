import { z } from "zod";
import { ReplayWebhookDocument } from "../../operations.gen.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import { recoverFrom } from "../recovery.ts";
import { DELIVERY_EXAMPLE, readWebhookId, WEBHOOK_EXAMPLE, WebhookId } from "../webhook-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/webhooks/{webhook_id}/replay",
  scope: "webhooks:write",
  needs: ["tenancy"],
  summary: "Resend deliveries: one, or those of a range",
  status: 202,
  input: z.strictObject({
    webhook_id: WebhookId,
    delivery_id: z.string().min(1).max(64).optional().describe("One delivery; not together with a range."),
    from: z.iso.datetime({ offset: true }).optional().describe("The beginning of a range of times."),
    to: z.iso.datetime({ offset: true }).optional().describe("End of the range, exclusive; now when absent."),
    status: z
      .enum(["dead", "delivered"])
      .optional()
      .describe("Which deliveries of the range; `dead` when absent."),
  }),
  output: z.object({
    replayed: z.int().describe("Deliveries resent. If it is 1,000 there may be more: repeat the request."),
  }),
  example: {
    input: { webhook_id: WEBHOOK_EXAMPLE.id, delivery_id: DELIVERY_EXAMPLE.id },
    output: { replayed: 1 },
  },
  operation: ReplayWebhookDocument,
  variables: ({ webhook_id, delivery_id, from, to, status }) => ({
    input: {
      id: readWebhookId(webhook_id),
      ...{ deliveryId: delivery_id ?? null, from: from ?? null, to: to ?? null },
      state: status === undefined ? null : uppercase(status),
    },
  }),
  recover: recoverFrom(z.object({ replayed: z.int() }), (written) => written),
  answer: ({ replayWebhook }) => replayWebhook,
});
