import { z } from "zod";
import { ListKeysDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { KEY_EXAMPLE, KeyAnswer, KeyTenant, keyAnswer } from "../key-answer.ts";
import { Cursor, NextCursor, nextCursor, PageLimit, pageVariables } from "../page.ts";

export default defineEndpoint({
  method: "GET",
  path: "/admin/keys",
  scope: "keys:read",
  needs: ["tenancy"],
  failures: ["UNPROCESSABLE"],
  summary: "List keys, oldest first, including revoked ones",
  query: ["limit", "cursor", "tenant"],
  input: z.strictObject({ limit: PageLimit, cursor: Cursor, tenant: KeyTenant }),
  output: z.object({ keys: z.array(KeyAnswer), next_cursor: NextCursor }),
  example: { input: { limit: 20 }, output: { keys: [KEY_EXAMPLE], next_cursor: null } },
  operation: ListKeysDocument,
  variables: ({ tenant, ...page }) => ({ ...pageVariables(page), tenant: tenant ?? null }),
  answer: ({ apiKeys: { edges, pageInfo } }) => ({
    keys: edges.map(({ node }) => keyAnswer(node)),
    next_cursor: nextCursor(pageInfo),
  }),
});
