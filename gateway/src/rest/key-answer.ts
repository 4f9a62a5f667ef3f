import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { SCOPES } from "@tetron/domain/scope";
import { z } from "zod";
import type { KeyAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";

/** A key as REST shows it; the key itself is stored nowhere. */
export const KeyAnswer = z.object({
  id: z.string().describe("`key_` and a ULID."),
  tenant: z.string(),
  name: z.string(),
  prefix: z.string().describe("The first characters of the key, to recognise it by."),
  mode: z.enum(["live", "test"]).describe("A `test` key gets fixed answers and never touches live data."),
  status: z.enum(["active", "expired", "revoked"]),
  scopes: z.array(z.string()),
  allowed_ips: z
    .array(z.string())
    .describe("Addresses and CIDR ranges from which the key may be used; any address when empty."),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable().describe("When it expires; null for never."),
  last_used_at: z.iso.datetime().nullable().describe("Delayed by some seconds; null if it was never used."),
  revoked_at: z.iso.datetime().nullable().describe("When it was or will be revoked; null for never."),
});

/** The same, with the key itself, which is shown only once. */
export const NewKeyAnswer = KeyAnswer.extend({
  key: z.string().describe("The key itself. It is shown only here: only its hash is stored."),
});

export const KeyId = z.string().describe("`key_` and a ULID.");

/** Whose keys: the caller's tenant, or any for operators. */
export const KeyTenant = z
  .string()
  .min(1)
  .max(64)
  .optional()
  .describe("Your own tenant when absent. Another tenant requires the scope `admin:keys`.");

export const KeyWish = {
  name: z.string().min(1).max(64).describe("What the key is for."),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .max(SCOPES.length)
    .describe("What it may do. A key with `keys:write` may grant only scopes that it has itself."),
};

export function keyAnswer(key: KeyAnswerFragment): z.infer<typeof KeyAnswer> {
  const { allowedIps, createdAt, expiresAt, lastUsedAt, revokedAt, mode, status, ...rest } = key;
  return {
    ...rest,
    mode: lowercase(mode),
    status: lowercase(status),
    scopes: [...key.scopes],
    allowed_ips: [...allowedIps],
    created_at: createdAt,
    expires_at: expiresAt,
    last_used_at: lastUsedAt,
    revoked_at: revokedAt,
  };
}

/** @returns The id, which may be one. @throws Failure `NOT_FOUND` as for a key of another tenant. */
export function readKeyId(id: string): string {
  if (!isId("key", id)) throw noKey(id);
  return id;
}

/** The same for an unknown id, one of another tenant and an invalid one: none reveals more. */
export function noKey(id: string): Failure {
  return new Failure("NOT_FOUND", "key_id: there is no key with this id.", { kind: "key", id });
}

export const KEY_EXAMPLE: z.infer<typeof KeyAnswer> = {
  id: "key_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
  tenant: "acme",
  name: "checkout",
  prefix: "tk_live_4Tz9",
  mode: "live",
  status: "active",
  scopes: ["score:read", "score:write"],
  allowed_ips: ["203.0.113.0/24"],
  created_at: "2025-05-17T08:34:21.000Z",
  expires_at: "2026-05-17T08:34:21.000Z",
  last_used_at: null,
  revoked_at: null,
};

export const NEW_KEY_EXAMPLE: z.infer<typeof NewKeyAnswer> = {
  ...KEY_EXAMPLE,
  key: "tk_live_4Tz9…, 57 characters",
};
