import { z } from "zod";
import { CreateKeyDocument } from "../../operations.gen.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import { KEY_EXAMPLE, KeyTenant, KeyWish, keyAnswer, NEW_KEY_EXAMPLE, NewKeyAnswer } from "../key-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/admin/keys",
  scope: "keys:write",
  needs: ["tenancy"],
  summary: "Create an API key",
  status: 201,
  answersSecret: true,
  input: z.strictObject({
    ...KeyWish,
    tenant: KeyTenant,
    mode: z.enum(["live", "test"]).optional().describe("`live` when absent."),
    allowed_ips: z
      .array(z.string().min(1).max(50))
      .max(50)
      .optional()
      .describe(
        "Addresses and CIDR ranges, IPv4 or IPv6, from which it may be used; any address when absent.",
      ),
    expires_at: z.iso.datetime({ offset: true }).optional().describe("When it expires; never when absent."),
  }),
  output: NewKeyAnswer,
  example: {
    input: {
      name: KEY_EXAMPLE.name,
      scopes: ["score:read", "score:write"],
      allowed_ips: KEY_EXAMPLE.allowed_ips,
    },
    output: NEW_KEY_EXAMPLE,
  },
  operation: CreateKeyDocument,
  variables: ({ tenant, mode = "live", allowed_ips, expires_at, ...wanted }) => ({
    input: {
      ...wanted,
      tenant: tenant ?? null,
      mode: uppercase(mode),
      allowedIps: allowed_ips ?? [],
      expiresAt: expires_at ?? null,
    },
  }),
  answer: ({ createApiKey: { key, apiKey } }) => ({ ...keyAnswer(apiKey), key }),
});
