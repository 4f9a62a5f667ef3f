import { SubgraphSettings } from "@tetron/service/settings";
import { z } from "zod";

/** The settings of tenancy, in any process. */
export const TenancySettings = z.object({
  TETRON_WEBHOOKS_TO_LOOPBACK: z
    .stringbool()
    .default(false)
    .describe(
      "Development: webhooks may use this machine's own addresses, also by `http://`. Otherwise only `https://` to public addresses.",
    ),
  TETRON_KEEP_EVENTS_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      "Days that events are kept, for streams and webhooks to resume from; older ones are deleted once every job has read them. Absent: forever.",
    ),
});

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend({
  ...TenancySettings.shape,
  TETRON_ROOT_KEY_FILE: z
    .string({
      error:
        "name the file of the root key, which the secrets of webhooks are kept under: see docs/operations.md",
    })
    .describe("File of the root key, which the secrets of webhooks are kept under."),
});
