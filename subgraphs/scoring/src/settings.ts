import { CommonSettings, InternalSecret } from "@tetron/service/settings";
import { VerdictSettings } from "@tetron/verdict/settings";
import { z } from "zod";

/** The environment settings of this process. */
export const Settings = CommonSettings.pick({
  PORT: true,
  HOST: true,
  TETRON_OPERATIONS_PORT: true,
  TETRON_OPERATIONS_HOST: true,
  LOG_LEVEL: true,
  TETRON_REGION: true,
}).extend({
  ...VerdictSettings.shape,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe("PostgreSQL URL."),
  TETRON_INTERNAL_SECRET: InternalSecret,
});
