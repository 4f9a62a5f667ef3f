import { z } from "zod";
import { ListWebhooksDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { Cursor, NextCursor, nextCursor, PageLimit, pageVariables } from "../page.ts";
import { WEBHOOK_EXAMPLE, WebhookAnswer, webhookAnswer } from "../webhook-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/webhooks",
  scope: "webhooks:read",
  needs: ["tenancy"],
  failures: ["UNPROCESSABLE"],
  summary: "List webhooks, oldest first",
  query: ["limit", "cursor"],
  input: z.strictObject({ limit: PageLimit, cursor: Cursor }),
  output: z.object({ webhooks: z.array(WebhookAnswer), next_cursor: NextCursor }),
  example: { input: { limit: 20 }, output: { webhooks: [WEBHOOK_EXAMPLE], next_cursor: null } },
  operation: ListWebhooksDocument,
  variables: pageVariables,
  answer: ({ webhooks: { edges, pageInfo } }) => ({
    webhooks: edges.map(({ node }) => webhookAnswer(node)),
    next_cursor: nextCursor(pageInfo),
  }),
});
