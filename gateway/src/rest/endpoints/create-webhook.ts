import { z } from "zod";
import { CreateWebhookDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  NEW_WEBHOOK_EXAMPLE,
  NewWebhookAnswer,
  WEBHOOK_EXAMPLE,
  WebhookEvents,
  WebhookName,
  WebhookUrl,
  webhookAnswer,
} from "../webhook-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/webhooks",
  scope: "webhooks:write",
  needs: ["tenancy"],
  summary: "Create a webhook",
  status: 201,
  answersSecret: true,
  input: z.strictObject({
    url: WebhookUrl,
    events: WebhookEvents,
    name: WebhookName.optional().describe("What it is for; the URL's host when absent."),
  }),
  output: NewWebhookAnswer,
  example: {
    input: { name: WEBHOOK_EXAMPLE.name, url: WEBHOOK_EXAMPLE.url, events: ["score.completed"] },
    output: NEW_WEBHOOK_EXAMPLE,
  },
  operation: CreateWebhookDocument,
  variables: ({ name, url, events }) => ({
    input: { url, events, name: name ?? (URL.parse(url)?.host.slice(0, 64) || "webhook") },
  }),
  answer: ({ createWebhook: { webhook, secret } }) => ({ ...webhookAnswer(webhook), secret }),
});
