import { CommonSettings } from "@tetron/service/settings";
import { z } from "zod";

/** What the whole platform in one process reads from its environment. */
export const Settings = CommonSettings.extend({
  TETRON_POLICY: z.string().optional().describe("File of the policy. Absent: the built-in one."),
});

export type Settings = z.infer<typeof Settings>;
