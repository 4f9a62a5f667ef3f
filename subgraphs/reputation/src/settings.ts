import { CommonSettings, InternalSecret } from "@tetron/service/settings";
import { z } from "zod";

/** The settings of reputation, in any process. */
export const ReputationSettings = CommonSettings.pick({
  TETRON_REPUTATION_POLICY: true,
  TETRON_LABEL_WORDS: true,
});

/** The environment settings of this process. */
export const Settings = CommonSettings.pick({
  PORT: true,
  HOST: true,
  TETRON_OPERATIONS_PORT: true,
  TETRON_OPERATIONS_HOST: true,
  LOG_LEVEL: true,
  TETRON_REGION: true,
}).extend({
  ...ReputationSettings.shape,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe("PostgreSQL URL."),
  TETRON_INTERNAL_SECRET: InternalSecret,
});
