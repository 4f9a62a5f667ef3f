import { CommonSettings, SubgraphSettings } from "@tetron/service/settings";
import { remoteHistorySettings } from "@tetron/verdict/sources/remote-histories";
import { z } from "zod";

/** The settings of reputation, in any process. */
export const ReputationSettings = CommonSettings.pick({
  TETRON_REPUTATION_POLICY: true,
  TETRON_LABEL_WORDS: true,
});

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend({
  ...ReputationSettings.shape,
  ...CommonSettings.pick({ TETRON_SHELF_LIVES: true, TETRON_SOURCE_DEADLINE_MS: true }).shape,
  ...remoteHistorySettings,
  TETRON_ROOT_KEY_FILE: z
    .string({
      error:
        "name the file of the root key, which reports are kept under in the audit log: see docs/operations.md",
    })
    .describe("File of the root key, which personal data in the audit log is kept under."),
});
