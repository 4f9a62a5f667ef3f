import { priceSettings } from "@tetron/connectors/market/prices/settings";
import { rpcSettings } from "@tetron/connectors/rpc/settings";
import { SubgraphSettings } from "@tetron/service/settings";
import { VerdictSettings } from "@tetron/verdict/settings";
import { remoteHistorySettings } from "@tetron/verdict/sources/remote-histories";
import { z } from "zod";

/** The settings of routing, in any process. */
export const RoutingSettings = z.object({
  ...rpcSettings,
  ...priceSettings,
  TETRON_CATALOGUE: z
    .string()
    .optional()
    .describe("Folder with the operator's own bridges and venues, added to the shipped catalogue."),
  TETRON_ROUTE_TTL_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_600)
    .default(60)
    .describe("Seconds for which a quoted route is valid."),
  TETRON_ROUTE_FRAUD_LINE: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe("Recipient fraud probability at or above which a quote recommends `wait`."),
});

/** The environment settings of this process. */
export const Settings = SubgraphSettings.extend({
  ...VerdictSettings.shape,
  ...RoutingSettings.shape,
  ...remoteHistorySettings,
});
