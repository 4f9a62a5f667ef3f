import { CommonSettings } from "@tetron/service/settings";
import { z } from "zod";
import { OpenSearchSettings } from "./indexes/opensearch/settings.ts";

/** The settings of a verdict. Must be the same in processes that score and processes that quote. */
export const VerdictSettings = CommonSettings.pick({
  TETRON_REPUTATION_POLICY: true,
  TETRON_LABEL_WORDS: true,
  TETRON_SHELF_LIVES: true,
  TETRON_SOURCE_DEADLINE_MS: true,
}).extend({
  ...OpenSearchSettings.shape,
  TETRON_POLICY: z
    .string()
    .optional()
    .describe("Policy file; the same for scoring and routing. Absent: the built-in policy."),
});
