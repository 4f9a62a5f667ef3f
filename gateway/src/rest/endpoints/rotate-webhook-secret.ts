import { MAX_OVERLAP_MINUTES } from "@tetron/domain/rotation-overlap";
import { z } from "zod";
import { RotateWebhookSecretDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  NEW_WEBHOOK_EXAMPLE,
  NewWebhookAnswer,
  readWebhookId,
  WEBHOOK_EXAMPLE,
  WebhookId,
  webhookAnswer,
} from "../webhook-answer.ts";

const DAY_MINUTES = 1_440;

export default defineEndpoint({
  method: "POST",
  path: "/webhooks/{webhook_id}/rotate",
  scope: "webhooks:write",
  needs: ["tenancy"],
  summary: "Rotate the secret of a webhook",
  status: 201,
  answersSecret: true,
  input: z.strictObject({
    webhook_id: WebhookId,
    overlap_minutes: z
      .int()
      .min(0)
      .max(MAX_OVERLAP_MINUTES)
      .optional()
      .describe("How long deliveries are also signed with the old secret; a day when absent."),
  }),
  output: NewWebhookAnswer,
  example: {
    input: { webhook_id: WEBHOOK_EXAMPLE.id, overlap_minutes: 60 },
    output: { ...NEW_WEBHOOK_EXAMPLE, previous_secret_until: "2025-05-17T09:34:21.000Z" },
  },
  operation: RotateWebhookSecretDocument,
  variables: ({ webhook_id, overlap_minutes = DAY_MINUTES }) => ({
    input: { id: readWebhookId(webhook_id), overlapMinutes: overlap_minutes },
  }),
  answer: ({ rotateWebhookSecret: { webhook, secret } }) => ({ ...webhookAnswer(webhook), secret }),
});
