import { archiveSettings } from "@tetron/archive/settings";
import { followSettings } from "@tetron/connectors/follow/settings";
import { priceSettings } from "@tetron/connectors/market/prices/settings";
import { providerSettings } from "@tetron/connectors/providers/settings";
import { CommonSettings, requiredDatabase, SubgraphSettings } from "@tetron/service/settings";
import { indexSettings } from "./indexes/settings.ts";
import { dayPriceSettings } from "./prices/settings.ts";

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend(
  CommonSettings.pick({
    TETRON_LABEL_WORDS: true,
    TETRON_SHELF_LIVES: true,
    TETRON_SOURCE_DEADLINE_MS: true,
  }).shape,
).extend({
  ...providerSettings,
  ...followSettings,
  ...indexSettings,
  ...priceSettings,
  ...dayPriceSettings,
  ...archiveSettings,
});

/** The settings of the migration. */
export const MigrationSettings = CommonSettings.pick({ LOG_LEVEL: true }).extend({
  DATABASE_OWNER_URL: requiredDatabase(
    "PostgreSQL URL with the role that owns the tables; used by the migration only.",
  ),
  DATABASE_URL: requiredDatabase(
    "PostgreSQL URL with the serving role, which the migration grants access to rows.",
  ),
});
