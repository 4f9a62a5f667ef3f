import { followSettings } from "@tetron/connectors/follow/settings";
import { CommonSettings, SubgraphSettings } from "@tetron/service/settings";
import { VerdictSettings } from "@tetron/verdict/settings";
import { remoteHistorySettings } from "@tetron/verdict/sources/remote-histories";
import { modelSettings } from "./models/settings.ts";
import { AnalystSettings, checkAnalyst } from "./review/model/settings.ts";

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend({
  ...VerdictSettings.shape,
  ...remoteHistorySettings,
  ...followSettings,
  ...AnalystSettings.shape,
  ...modelSettings,
  TETRON_DATA: CommonSettings.shape.TETRON_DATA,
}).superRefine(checkAnalyst);
