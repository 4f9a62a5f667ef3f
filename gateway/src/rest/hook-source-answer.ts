import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { HOOK_KINDS, HOOK_SIGNATURES } from "@tetron/domain/job";
import { z } from "zod";
import type { HookSourceAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";

/** A source of signed messages as REST shows it. */
export const HookSourceAnswer = z.object({
  id: z.string().describe("`hook_` and a ULID: the `source` in the path of its messages."),
  name: z.string(),
  signature: z.enum(HOOK_SIGNATURES).describe("Signature scheme."),
  kind: z.enum(HOOK_KINDS).describe("What each row of a message is."),
  network: z.string().nullable().describe("Of rows that do not name one."),
  previous_secret_until: z.iso.datetime().nullable().describe("Until when the previous secret stays valid."),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/** The same, with its secret, which is shown only once. */
export const NewHookSourceAnswer = HookSourceAnswer.extend({
  secret: z.string().describe("Signs its messages. It is shown only here."),
});

export const HookSourceId = z.string().describe("`hook_` and a ULID.");
export const HookSecret = z
  .string()
  .min(16)
  .max(256)
  .describe("The source's own signing key: required for `alchemy`; for `hmac`, generated when absent.");

export function hookSourceAnswer(source: HookSourceAnswerFragment): z.infer<typeof HookSourceAnswer> {
  const { id, name, signature, kind, network, previousUntil, createdAt, updatedAt } = source;
  return {
    ...{ id, name, signature: lowercase(signature), kind: lowercase(kind), network },
    ...{ previous_secret_until: previousUntil, created_at: createdAt, updated_at: updatedAt },
  };
}

/** @returns The id, which may be one. @throws Failure `NOT_FOUND` as for a source of another tenant. */
export function readHookSourceId(id: string): string {
  if (!isId("hook", id)) throw noHookSource(id);
  return id;
}

/** The same for an unknown id, one of another tenant, an invalid one, and a name of the settings: none reveals more. */
export function noHookSource(id: string): Failure {
  return new Failure("NOT_FOUND", "source: there is no hook source with this id.", {
    kind: "hook_source",
    id,
  });
}

export const HOOK_SOURCE_EXAMPLE: z.infer<typeof HookSourceAnswer> = {
  id: "hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
  name: "crm",
  signature: "hmac",
  kind: "context",
  network: "ethereum",
  previous_secret_until: null,
  created_at: "2025-05-17T08:34:21.000Z",
  updated_at: "2025-05-17T08:34:21.000Z",
};

export const NEW_HOOK_SOURCE_EXAMPLE: z.infer<typeof NewHookSourceAnswer> = {
  ...HOOK_SOURCE_EXAMPLE,
  secret: "whsec_…, 49 characters",
};
