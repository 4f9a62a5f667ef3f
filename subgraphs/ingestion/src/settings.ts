import { CommonSettings, InternalSecret } from "@tetron/service/settings";
import { z } from "zod";

/** The environment settings of this process. */
export const Settings = CommonSettings.pick({
  PORT: true,
  HOST: true,
  TETRON_OPERATIONS_PORT: true,
  TETRON_OPERATIONS_HOST: true,
  LOG_LEVEL: true,
  TETRON_REGION: true,
  NODE_ENV: true,
}).extend({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe("PostgreSQL URL."),
  TETRON_INTERNAL_SECRET: InternalSecret,
});

/** The settings of the migration. */
export const MigrationSettings = CommonSettings.pick({ LOG_LEVEL: true }).extend({
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("PostgreSQL URL with the role that owns the tables; used by the migration only."),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("PostgreSQL URL with the serving role, which the migration grants access to rows."),
});
