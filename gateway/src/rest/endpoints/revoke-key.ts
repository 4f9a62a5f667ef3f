import { z } from "zod";
import { RevokeKeyDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { KEY_EXAMPLE, KeyAnswer, KeyId, KeyTenant, keyAnswer, readKeyId } from "../key-answer.ts";

export default defineEndpoint({
  method: "DELETE",
  path: "/admin/keys/{key_id}",
  scope: "keys:write",
  needs: ["tenancy"],
  summary: "Revoke a key permanently",
  query: ["tenant"],
  input: z.strictObject({ key_id: KeyId, tenant: KeyTenant }),
  output: KeyAnswer,
  example: {
    input: { key_id: KEY_EXAMPLE.id },
    output: { ...KEY_EXAMPLE, status: "revoked", revoked_at: "2025-06-17T08:34:21.000Z" },
  },
  operation: RevokeKeyDocument,
  variables: ({ key_id, tenant }) => ({ input: { id: readKeyId(key_id), tenant: tenant ?? null } }),
  answer: ({ revokeApiKey }) => keyAnswer(revokeApiKey),
});
