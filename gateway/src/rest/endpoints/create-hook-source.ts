import { HOOK_KINDS, HOOK_SIGNATURES } from "@tetron/domain/job";
import { z } from "zod";
import { CreateHookSourceDocument } from "../../operations.gen.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import {
  HOOK_SOURCE_EXAMPLE,
  HookSecret,
  hookSourceAnswer,
  NEW_HOOK_SOURCE_EXAMPLE,
  NewHookSourceAnswer,
} from "../hook-source-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/hooks",
  scope: "data:write",
  needs: ["tenancy"],
  summary: "Create a source of signed messages",
  status: 201,
  answersSecret: true,
  input: z.strictObject({
    name: z.string().min(1).max(64).describe("What it is."),
    signature: z.enum(HOOK_SIGNATURES).describe("Signature scheme."),
    kind: z
      .enum(HOOK_KINDS)
      .optional()
      .describe(
        "What each row of a message is: required for `hmac`; Alchemy's activities are `wallets`. `outcomes` also needs the scope `feedback:write`.",
      ),
    network: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe("For `hmac`: the network of rows that do not name one."),
    secret: HookSecret.optional(),
  }),
  output: NewHookSourceAnswer,
  example: {
    input: { name: HOOK_SOURCE_EXAMPLE.name, signature: "hmac", kind: "context", network: "ethereum" },
    output: NEW_HOOK_SOURCE_EXAMPLE,
  },
  operation: CreateHookSourceDocument,
  variables: ({ name, signature, kind, network, secret }) => ({
    input: {
      ...{ name, signature: uppercase(signature), kind: kind === undefined ? null : uppercase(kind) },
      ...{ network: network ?? null, secret: secret ?? null },
    },
  }),
  answer: ({ createHookSource: { source, secret } }) => ({ ...hookSourceAnswer(source), secret }),
});
