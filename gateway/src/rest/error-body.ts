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
        "Details of the error. For an invalid input, the `field` and a stable `reason`. For a write answered with 503, the `outcome`: after `nothing_done` (or none) you may retry; `done` means that it was written; after `unknown`, look it up, by `id` if there is one, before you retry.",
      ),
  }),
});
