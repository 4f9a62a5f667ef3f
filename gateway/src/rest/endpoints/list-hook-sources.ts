import { z } from "zod";
import { ListHookSourcesDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { HOOK_SOURCE_EXAMPLE, HookSourceAnswer, hookSourceAnswer } from "../hook-source-answer.ts";
import { Cursor, NextCursor, nextCursor, PageLimit, pageVariables } from "../page.ts";

export default defineEndpoint({
  method: "GET",
  path: "/hooks",
  scope: "data:write",
  needs: ["tenancy"],
  failures: ["UNPROCESSABLE"],
  summary: "List the tenant's sources of signed messages, oldest first",
  query: ["limit", "cursor"],
  input: z.strictObject({ limit: PageLimit, cursor: Cursor }),
  output: z.object({ sources: z.array(HookSourceAnswer), next_cursor: NextCursor }),
  example: { input: { limit: 20 }, output: { sources: [HOOK_SOURCE_EXAMPLE], next_cursor: null } },
  operation: ListHookSourcesDocument,
  variables: pageVariables,
  answer: ({ hookSources: { edges, pageInfo } }) => ({
    sources: edges.map(({ node }) => hookSourceAnswer(node)),
    next_cursor: nextCursor(pageInfo),
  }),
});
