import { MAX_OVERLAP_MINUTES } from "@tetron/domain/rotation-overlap";
import { z } from "zod";
import { RotateHookSecretDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  HOOK_SOURCE_EXAMPLE,
  HookSecret,
  HookSourceId,
  hookSourceAnswer,
  NEW_HOOK_SOURCE_EXAMPLE,
  NewHookSourceAnswer,
  readHookSourceId,
} from "../hook-source-answer.ts";

const DAY_MINUTES = 1_440;

export default defineEndpoint({
  method: "POST",
  path: "/hooks/{source}/rotate",
  scope: "data:write",
  needs: ["tenancy"],
  summary: "Rotate the secret of a source of signed messages",
  status: 201,
  answersSecret: true,
  input: z.strictObject({
    source: HookSourceId,
    overlap_minutes: z
      .int()
      .min(0)
      .max(MAX_OVERLAP_MINUTES)
      .optional()
      .describe("How long the previous secret stays valid; a day when absent."),
    secret: HookSecret.optional(),
  }),
  output: NewHookSourceAnswer,
  example: {
    input: { source: HOOK_SOURCE_EXAMPLE.id, overlap_minutes: 60 },
    output: { ...NEW_HOOK_SOURCE_EXAMPLE, previous_secret_until: "2025-05-17T09:34:21.000Z" },
  },
  operation: RotateHookSecretDocument,
  variables: ({ source, overlap_minutes = DAY_MINUTES, secret }) => ({
    input: { id: readHookSourceId(source), overlapMinutes: overlap_minutes, secret: secret ?? null },
  }),
  answer: ({ rotateHookSecret: { source, secret } }) => ({ ...hookSourceAnswer(source), secret }),
});
