import { CommonSettings, InternalSecret } from "@tetron/service/settings";
import { z } from "zod";

/** What this process reads from its environment. */
export const Settings = CommonSettings.pick({
  PORT: true,
  HOST: true,
  TETRON_OPERATIONS_PORT: true,
  TETRON_OPERATIONS_HOST: true,
  LOG_LEVEL: true,
  TETRON_REGION: true,
  NODE_ENV: true,
}).extend({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe("PostgreSQL to keep the data in."),
  TETRON_INTERNAL_SECRET: InternalSecret,
});

/** What the migration reads. */
export const MigrationSettings = CommonSettings.pick({ LOG_LEVEL: true }).extend({
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("PostgreSQL as the role that owns the tables: only the migration connects with it."),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("PostgreSQL as the role that serves, which the migration lets read and write rows."),
});
