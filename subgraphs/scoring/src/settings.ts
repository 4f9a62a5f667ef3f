import { CommonSettings, InternalSecret } from "@tetron/service/settings";
import { z } from "zod";

/** The settings of scoring itself, wherever it runs. */
export const ScoringSettings = CommonSettings.pick({ TETRON_REPUTATION_POLICY: true }).extend({
  TETRON_POLICY: z.string().optional().describe("File of the policy. Absent: the built-in one."),
  TETRON_SOURCE_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(1)
    .max(5_000)
    .default(1_500)
    .describe("Milliseconds that each source of a score may take; later, the score is pending."),
});

/** What this process reads from its environment. */
export const Settings = CommonSettings.pick({ PORT: true, HOST: true, LOG_LEVEL: true }).extend({
  ...ScoringSettings.shape,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe("PostgreSQL to keep the data in."),
  TETRON_INTERNAL_SECRET: InternalSecret,
});
