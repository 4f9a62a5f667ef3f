import { CommonSettings } from "@tetron/service/settings";
import { z } from "zod";

/** The settings of a verdict. A process that scores and one that quotes must have the same. */
export const VerdictSettings = CommonSettings.pick({
  TETRON_REPUTATION_POLICY: true,
  TETRON_LABEL_WORDS: true,
}).extend({
  TETRON_POLICY: z
    .string()
    .optional()
    .describe("File of the policy, the same for scoring and routing. Absent: the built-in one."),
  TETRON_SOURCE_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(1)
    .max(5_000)
    .default(1_500)
    .describe("Milliseconds that each source of a score may take; later, the score is pending."),
});
