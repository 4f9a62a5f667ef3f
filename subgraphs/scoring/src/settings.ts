import { followSettings } from "@tetron/connectors/follow/settings";
import { SubgraphSettings } from "@tetron/service/settings";
import { VerdictSettings } from "@tetron/verdict/settings";
import { remoteHistorySettings } from "@tetron/verdict/sources/remote-histories";
import { AnalystSettings } from "./review/model/settings.ts";

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend({
  ...VerdictSettings.shape,
  ...remoteHistorySettings,
  ...followSettings,
  ...AnalystSettings.shape,
});
