import { FAILURES, type FailureCode } from "@tetron/domain/failure";
import { z } from "zod";

/** Every error that the REST API answers with. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(FAILURES) as [FailureCode, ...FailureCode[]]).describe("Stable: switch on it."),
    message: z.string().describe("For people; it may change."),
  }),
});
