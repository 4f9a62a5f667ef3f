import { FAILURES, type FailureCode } from "@tetron/domain/failure";
import { z } from "zod";

const CODES = Object.keys(FAILURES) as [FailureCode, ...FailureCode[]];

/** Every error that the REST API answers with: what `presentRest` in packages/service makes. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(CODES).describe("Stable: switch on it."),
    message: z.string().describe("For people; it may change."),
    request_id: z.string().describe("Names the request in our logs."),
    details: z
      .array(z.record(z.string(), z.unknown()))
      .describe(
        "What is wrong, thing by thing: of an input, the `field` and a stable `reason`. Of a request that writes and got 503, the `outcome`: `nothing_done` (or none) may be sent again, `done` was kept, `unknown` may have been: look for it, under `id` where there is one, before you send it again.",
      ),
  }),
});
