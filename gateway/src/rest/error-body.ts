import { FAILURES, type FailureCode } from "@tetron/domain/failure";
import { z } from "zod";

const CODES = Object.keys(FAILURES) as [FailureCode, ...FailureCode[]];

/** The error body of the REST API: the output of `presentRest` in packages/service. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(CODES).describe("Stable code for programs."),
    message: z.string().describe("For people; the wording may change."),
    request_id: z.string().describe("Identifies the request in the logs."),
    details: z
      .array(z.record(z.string(), z.unknown()))
      .describe(
        "Details of the error. For an input, the `field` and a stable `reason`. For a write answered with 503, the `outcome`: `nothing_done` (or none) may be sent again, `done` was written, `unknown` may have been: look it up, under `id` where there is one, before you send it again.",
      ),
  }),
});
