import { SubgraphSettings } from "@tetron/service/settings";
import { VerdictSettings } from "@tetron/verdict/settings";

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend(VerdictSettings.shape);
