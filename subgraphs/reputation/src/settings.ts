import { CommonSettings, SubgraphSettings } from "@tetron/service/settings";

/** The settings of reputation, in any process. */
export const ReputationSettings = CommonSettings.pick({
  TETRON_REPUTATION_POLICY: true,
  TETRON_LABEL_WORDS: true,
});

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend(ReputationSettings.shape);
