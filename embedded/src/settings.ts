import { archiveSettings } from "@tetron/archive/settings";
import { followSettings } from "@tetron/connectors/follow/settings";
import { providerSettings } from "@tetron/connectors/providers/settings";
import { indexSettings } from "@tetron/ingestion/indexes/settings";
import { dayPriceSettings } from "@tetron/ingestion/prices/settings";
import { RoutingSettings } from "@tetron/routing/settings";
import { modelSettings } from "@tetron/scoring/models/settings";
import { AnalystSettings, checkAnalyst } from "@tetron/scoring/review/model/settings";
import { CommonSettings } from "@tetron/service/settings";
import { TenancySettings } from "@tetron/tenancy/settings";
import { EditionsSettings } from "@tetron/verdict/editions/settings";
import { VerdictSettings } from "@tetron/verdict/settings";
import type { z } from "zod";
import { simulationSettings } from "./simulation/settings.ts";

/** The environment settings of the whole platform in one process. */
export const Settings = CommonSettings.extend({
  ...VerdictSettings.shape,
  ...EditionsSettings.shape,
  ...RoutingSettings.shape,
  ...TenancySettings.shape,
  ...providerSettings,
  ...followSettings,
  ...indexSettings,
  ...AnalystSettings.shape,
  ...modelSettings,
  ...dayPriceSettings,
  ...archiveSettings,
  ...simulationSettings,
}).superRefine(checkAnalyst);

export type Settings = z.infer<typeof Settings>;
