import { z } from "zod";
import { DeleteHookSourceDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { HOOK_SOURCE_EXAMPLE, HookSourceId, readHookSourceId } from "../hook-source-answer.ts";

export default defineEndpoint({
  method: "DELETE",
  path: "/hooks/{source}",
  scope: "data:write",
  needs: ["tenancy"],
  summary: "Delete a source of signed messages",
  input: z.strictObject({ source: HookSourceId }),
  output: z.object({ id: z.string(), deleted: z.literal(true) }),
  example: {
    input: { source: HOOK_SOURCE_EXAMPLE.id },
    output: { id: HOOK_SOURCE_EXAMPLE.id, deleted: true },
  },
  operation: DeleteHookSourceDocument,
  variables: ({ source }) => ({ input: { id: readHookSourceId(source) } }),
  answer: ({ deleteHookSource: { id } }) => ({ id, deleted: true as const }),
});
