import { openLiveInputs } from "@tetron/connectors/live/live-inputs";
import type { Lake } from "@tetron/lake/lake";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import { ARTIFACTS } from "@tetron/models/manifest";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { parseReputationPolicy } from "@tetron/models/reputation/parse-policy";
import { readArtifacts } from "@tetron/service/artifacts";
import { readJsonFile } from "@tetron/service/json-file";
import type { Log } from "@tetron/service/log";
import type { z } from "zod";
import { readCatalogue, SHIPPED } from "./catalogue/read.ts";
import { lakeReputations } from "./lake-reputations.ts";
import { lakeTrust } from "./lake-trust.ts";
import { liveMarket } from "./live-market.ts";
import { createPricer } from "./priced-graphs.ts";
import type { RoutingDeps } from "./routing-deps.ts";
import type { RoutingSettings } from "./settings.ts";
import { DEFAULT_TRUST_POLICY } from "./trust.ts";

/** What routing is opened over. */
export interface RoutingParts {
  readonly lake: Lake;
  readonly settings: z.infer<typeof RoutingSettings>;
  readonly log: Log;
}

/**
 * Opens routing: the catalogue, the nodes, the feeds and the fraud model.
 *
 * @param stack - Closes the connections.
 * @throws Error when the catalogue is wrong or an artifact is missing or broken; Failure when an endpoint serves another chain than its setting says.
 */
export async function openRouting(
  stack: AsyncDisposableStack,
  { lake, settings, log }: RoutingParts,
  signal: AbortSignal,
): Promise<RoutingDeps> {
  const own = settings.TETRON_CATALOGUE;
  const catalogue = await readCatalogue(own === undefined ? [SHIPPED] : [SHIPPED, own]);
  const live = stack.use(openLiveInputs({ settings }));
  await live.verifyChains(signal);
  const { fraudModel } = await readArtifacts(ARTIFACTS_URL, { fraudModel: ARTIFACTS.fraudModel });
  const reputation = await readArtifacts(REPUTATION_URL, REPUTATION_FILES);
  const ownPolicy = settings.TETRON_REPUTATION_POLICY;
  const reputationPolicy =
    ownPolicy === undefined ? undefined : await readJsonFile(ownPolicy, parseReputationPolicy);
  const { version, carriers, lanes } = catalogue;
  log.info({ catalogue: version, carriers: carriers.length, lanes: lanes.length }, "route catalogue ready");
  return {
    lake,
    catalogue,
    market: liveMarket(live, catalogue, lake.db),
    pricer: createPricer(catalogue),
    trust: lakeTrust(lake.db, {
      model: decodeFraudModel(fraudModel),
      reputations: lakeReputations(lake.db, decodeReputationArtifacts(reputation, reputationPolicy)),
    }),
    policy: { ...DEFAULT_TRUST_POLICY, fraudLine: settings.TETRON_ROUTE_FRAUD_LINE },
    quoteMs: settings.TETRON_ROUTE_TTL_SECONDS * 1_000,
    log,
  };
}
