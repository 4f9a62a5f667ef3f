import { createKeyCache } from "@tetron/lake/key-cache";
import { openLake } from "@tetron/lake/open";
import { NO_SHIPPED_LABELS } from "@tetron/lake/shipped-labels";
import { listen } from "@tetron/service/http";
import { createLog } from "@tetron/service/log";
import { createMetrics } from "@tetron/service/metrics";
import { serveOperations } from "@tetron/service/operations";
import { reportChains } from "@tetron/service/report-chains";
import { run } from "@tetron/service/run";
import { readSettings } from "@tetron/service/settings";
import { recordKeyUses } from "./auth/key-uses.ts";
import { createEdgeStore } from "./edge-store.ts";
import { openGateway } from "./gateway.ts";
import { readHookSources } from "./hooks/sources.ts";
import { endpointNeeds } from "./needs.ts";
import { remoteSupergraph } from "./remote-supergraph.ts";
import { gatewaySettings, subgraphUrls } from "./settings.ts";
import { subgraphCheck } from "./subgraph-check.ts";
import { SUBGRAPHS } from "./subgraph-name.ts";

/** Serves the gateway until `told` aborts. */
export async function serve(told: AbortSignal): Promise<void> {
  const settings = readSettings(gatewaySettings(SUBGRAPHS));
  const urls = subgraphUrls(settings, SUBGRAPHS);
  const log = createLog("gateway", { level: settings.LOG_LEVEL });
  await run({ log, told }, async (stack, signal) => {
    const lake = stack.use(
      await openLake(
        { databaseUrl: settings.DATABASE_URL, rootKeyFile: settings.TETRON_ROOT_KEY_FILE },
        { log, region: settings.TETRON_REGION, signal, shipped: NO_SHIPPED_LABELS },
      ),
    );
    const checks = Object.entries(urls).map(([name, url]) => [name, subgraphCheck(url)]);
    const observed = {
      log,
      metrics: createMetrics("gateway"),
      checks: { lake: lake.checkWritable, ...Object.fromEntries(checks) },
      stopping: signal,
    };
    await serveOperations(stack, {
      ...observed,
      needs: endpointNeeds(),
      reports: { chains: () => reportChains(lake.db) },
      host: settings.TETRON_OPERATIONS_HOST,
      port: settings.TETRON_OPERATIONS_PORT,
    });
    const app = await openGateway(stack, {
      ...observed,
      supergraph: remoteSupergraph(stack, { urls, internalSecret: settings.TETRON_INTERNAL_SECRET }),
      keys: createKeyCache(lake.db),
      store: createEdgeStore(lake.db),
      onKeyUse: recordKeyUses(stack, { lake, log }),
      lake,
      rateLimitPerMinute: settings.TETRON_RATE_LIMIT_PER_MINUTE,
      maxConcurrentRequests: settings.TETRON_MAX_CONCURRENT_REQUESTS,
      corsOrigins: settings.TETRON_CORS_ORIGINS,
      trustedProxies: settings.TETRON_TRUSTED_PROXIES,
      documentPolicy: settings.TETRON_GRAPHQL_DOCUMENTS,
      hooks: await readHookSources(settings.TETRON_HOOKS_FILE),
      trustedDocuments: settings.TETRON_TRUSTED_DOCUMENTS,
      development: settings.NODE_ENV === "development",
    });
    await listen(stack, app, { host: settings.HOST, port: settings.PORT });
  });
}
