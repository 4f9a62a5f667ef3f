import { z } from "zod";
import { KeyByIdDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { KEY_EXAMPLE, KeyAnswer, KeyId, KeyTenant, keyAnswer, noKey, readKeyId } from "../key-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/admin/keys/{key_id}",
  scope: "keys:read",
  needs: ["tenancy"],
  summary: "Show a key",
  query: ["tenant"],
  input: z.strictObject({ key_id: KeyId, tenant: KeyTenant }),
  output: KeyAnswer,
  example: { input: { key_id: KEY_EXAMPLE.id }, output: KEY_EXAMPLE },
  operation: KeyByIdDocument,
  variables: ({ key_id, tenant }) => ({ id: readKeyId(key_id), tenant: tenant ?? null }),
  answer({ apiKey }, { key_id }) {
    if (!apiKey) throw noKey(key_id);
    return keyAnswer(apiKey);
  },
});
