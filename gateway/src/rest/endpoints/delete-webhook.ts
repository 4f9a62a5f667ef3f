import { z } from "zod";
import { DeleteWebhookDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { readWebhookId, WEBHOOK_EXAMPLE, WebhookId } from "../webhook-answer.ts";

export default defineEndpoint({
  method: "DELETE",
  path: "/webhooks/{webhook_id}",
  scope: "webhooks:write",
  needs: ["tenancy"],
  summary: "Delete a webhook with its deliveries",
  input: z.strictObject({ webhook_id: WebhookId }),
  output: z.object({ id: z.string(), deleted: z.literal(true) }),
  example: { input: { webhook_id: WEBHOOK_EXAMPLE.id }, output: { id: WEBHOOK_EXAMPLE.id, deleted: true } },
  operation: DeleteWebhookDocument,
  variables: ({ webhook_id }) => ({ input: { id: readWebhookId(webhook_id) } }),
  answer: ({ deleteWebhook: { id } }) => ({ id, deleted: true as const }),
});
