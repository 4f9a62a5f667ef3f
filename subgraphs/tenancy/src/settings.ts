import { SubgraphSettings } from "@tetron/service/settings";
import { z } from "zod";

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend({
  TETRON_ROOT_KEY_FILE: z
    .string({
      error:
        "name the file of the root key, which the secrets of webhooks are kept under: see docs/operations.md",
    })
    .describe("File of the root key, which the secrets of webhooks are kept under."),
});
