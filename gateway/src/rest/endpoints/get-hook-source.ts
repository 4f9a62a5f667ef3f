import { z } from "zod";
import { HookSourceByIdDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  HOOK_SOURCE_EXAMPLE,
  HookSourceAnswer,
  HookSourceId,
  hookSourceAnswer,
  noHookSource,
  readHookSourceId,
} from "../hook-source-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/hooks/{source}",
  scope: "data:write",
  needs: ["tenancy"],
  summary: "Show a source of signed messages",
  input: z.strictObject({ source: HookSourceId }),
  output: HookSourceAnswer,
  example: { input: { source: HOOK_SOURCE_EXAMPLE.id }, output: HOOK_SOURCE_EXAMPLE },
  operation: HookSourceByIdDocument,
  variables: ({ source }) => ({ id: readHookSourceId(source) }),
  answer({ hookSource }, { source }) {
    if (!hookSource) throw noHookSource(source);
    return hookSourceAnswer(hookSource);
  },
});
