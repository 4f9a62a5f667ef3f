import { z } from "zod";
import { WebhookDeliveriesDocument } from "../../operations.gen.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import { Cursor, NextCursor, nextCursor, PageLimit, pageVariables } from "../page.ts";
import {
  DELIVERY_EXAMPLE,
  DeliveryAnswer,
  deliveryAnswer,
  noWebhook,
  readWebhookId,
  WEBHOOK_EXAMPLE,
  WebhookId,
} from "../webhook-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/webhooks/{webhook_id}/deliveries",
  scope: "webhooks:read",
  needs: ["tenancy"],
  failures: ["UNPROCESSABLE"],
  summary: "List a webhook's deliveries of the last 30 days, newest first",
  query: ["status", "limit", "cursor"],
  input: z.strictObject({
    webhook_id: WebhookId,
    status: z
      .enum(["pending", "delivered", "dead"])
      .optional()
      .describe("`dead` for dead letters; all when absent."),
    limit: PageLimit,
    cursor: Cursor,
  }),
  output: z.object({ deliveries: z.array(DeliveryAnswer), next_cursor: NextCursor }),
  example: {
    input: { webhook_id: WEBHOOK_EXAMPLE.id, status: "delivered" },
    output: { deliveries: [DELIVERY_EXAMPLE], next_cursor: null },
  },
  operation: WebhookDeliveriesDocument,
  variables: ({ webhook_id, status, ...page }) => ({
    ...pageVariables(page),
    id: readWebhookId(webhook_id),
    state: status === undefined ? null : uppercase(status),
  }),
  answer({ webhook }, { webhook_id }) {
    if (!webhook) throw noWebhook(webhook_id);
    const { edges, pageInfo } = webhook.deliveries;
    return {
      deliveries: edges.map(({ node }) => deliveryAnswer(node)),
      next_cursor: nextCursor(pageInfo),
    };
  },
});
