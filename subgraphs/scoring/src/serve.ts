import { openMempools } from "@tetron/connectors/follow/configured/open-mempools";
import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { serveProcess } from "@tetron/service/serve-process";
import { openShelfLives } from "@tetron/service/shelf-lives";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { remoteHistories } from "@tetron/verdict/sources/remote-histories";
import { retrainPlanOf } from "./jobs/retrain-models.ts";
import { registerShipped } from "./models/register-shipped.ts";
import { openAnalyst } from "./review/analyst.ts";
import { Settings } from "./settings.ts";
import { openSubgraph } from "./subgraph.ts";

/** Serves this subgraph until `told` aborts. */
export function serve(told: AbortSignal): Promise<void> {
  return serveProcess(
    {
      name: "scoring",
      settings: Settings,
      async open(stack, { lake, settings, log }) {
        const reputation = await openReputationArtifacts(settings);
        const shelfLives = await openShelfLives(settings);
        const { TETRON_SUBGRAPH_INGESTION_URL: ingestion, TETRON_INTERNAL_SECRET: secret } = settings;
        const histories = remoteHistories(ingestion, secret);
        const priced = { usdOf: tableUsd, knownAssets: KNOWN_ASSETS };
        const parts = { lake, settings, reputation, shelfLives, histories, keeps: true, ...priced, log };
        const deps = { lake, log, ...(await openVerdict(parts)) };
        await registerShipped(deps, new Date());
        return openSubgraph(deps, {
          mempools: openMempools(stack, settings),
          analyst: await openAnalyst({ lake, settings, log }),
          retrain: retrainPlanOf(settings),
        });
      },
    },
    told,
  );
}
