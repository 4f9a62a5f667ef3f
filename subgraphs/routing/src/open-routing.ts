import { openLiveInputs } from "@tetron/connectors/market/live-inputs";
import type { Budgets } from "@tetron/connectors/rpc/budgets";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { Verdict } from "@tetron/verdict/open-verdict";
import type { z } from "zod";
import { readCatalogue, SHIPPED } from "./catalogue/read.ts";
import { judgePayment } from "./judge-payment.ts";
import { lakeReputations } from "./lake-reputations.ts";
import { lakeTrust } from "./lake-trust.ts";
import { liveMarket } from "./live-market.ts";
import { createPricer } from "./priced-graphs.ts";
import type { RoutingDeps } from "./routing-deps.ts";
import type { RoutingSettings } from "./settings.ts";
import { DEFAULT_TRUST_POLICY } from "./trust.ts";

/** Options of opening routing. */
export interface RoutingParts {
  readonly lake: Lake;
  readonly settings: z.infer<typeof RoutingSettings>;
  readonly log: Log;
  /** The verdict that scores use. */
  readonly verdict: Verdict;
  /** What endpoints may be asked in this process; opened by the settings when absent. */
  readonly budgets?: Budgets;
}

/**
 * Opens routing: the catalogue, the nodes and the feeds.
 *
 * @param stack - Closes the connections.
 * @throws Error when the catalogue is invalid.
 */
export async function openRouting(
  stack: AsyncDisposableStack,
  { lake, settings, log, verdict, budgets }: RoutingParts,
  signal: AbortSignal,
): Promise<RoutingDeps> {
  const own = settings.TETRON_CATALOGUE;
  const catalogue = await readCatalogue(own === undefined ? [SHIPPED] : [SHIPPED, own]);
  const live = stack.use(openLiveInputs({ settings, ...(budgets && { budgets }) }));
  for (const problem of await live.verifyChains(signal)) log.warn(problem);
  const { version, carriers, lanes } = catalogue;
  log.info({ catalogue: version, carriers: carriers.length, lanes: lanes.length }, "route catalogue ready");
  return {
    lake,
    catalogue,
    market: liveMarket(live, catalogue, lake.db),
    pricer: createPricer(catalogue),
    trust: lakeTrust(lake, {
      engines: verdict.engines,
      taxonomy: verdict.engine.taxonomy,
      reputations: lakeReputations(lake, verdict.reputation),
    }),
    judge: judgePayment(verdict, log),
    policy: { ...DEFAULT_TRUST_POLICY, fraudLine: settings.TETRON_ROUTE_FRAUD_LINE },
    quoteMs: settings.TETRON_ROUTE_TTL_SECONDS * 1_000,
    log,
  };
}
