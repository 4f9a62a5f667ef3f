import { MAX_OVERLAP_MINUTES } from "@tetron/domain/rotation-overlap";
import { z } from "zod";
import { RotateKeyDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  KEY_EXAMPLE,
  KeyId,
  KeyTenant,
  keyAnswer,
  NEW_KEY_EXAMPLE,
  NewKeyAnswer,
  readKeyId,
} from "../key-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/admin/keys/{key_id}/rotate",
  scope: "keys:write",
  needs: ["tenancy"],
  failures: ["CONFLICT"],
  summary: "Replace a key by a new one with the same permissions",
  status: 201,
  answersSecret: true,
  input: z.strictObject({
    key_id: KeyId,
    tenant: KeyTenant,
    overlap_minutes: z
      .int()
      .min(0)
      .max(MAX_OVERLAP_MINUTES)
      .optional()
      .describe("How long the old key keeps working beside the new one; 0 when absent."),
  }),
  output: NewKeyAnswer,
  example: { input: { key_id: KEY_EXAMPLE.id, overlap_minutes: 60 }, output: NEW_KEY_EXAMPLE },
  operation: RotateKeyDocument,
  variables: ({ key_id, tenant, overlap_minutes = 0 }) => ({
    input: { id: readKeyId(key_id), tenant: tenant ?? null, overlapMinutes: overlap_minutes },
  }),
  answer: ({ rotateApiKey: { key, apiKey } }) => ({ ...keyAnswer(apiKey), key }),
});
