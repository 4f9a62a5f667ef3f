import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { serveProcess } from "@tetron/service/serve-process";
import { openShelfLives } from "@tetron/service/shelf-lives";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { remoteHistories } from "@tetron/verdict/sources/remote-histories";
import { openRouting } from "./open-routing.ts";
import { Settings } from "./settings.ts";
import { openSubgraph } from "./subgraph.ts";

/** Serves this subgraph until `told` aborts. */
export function serve(told: AbortSignal): Promise<void> {
  return serveProcess(
    {
      name: "routing",
      settings: Settings,
      async open(stack, { lake, settings, log, signal }) {
        const reputation = await openReputationArtifacts(settings);
        const shelfLives = await openShelfLives(settings);
        const { TETRON_SUBGRAPH_INGESTION_URL: ingestion, TETRON_INTERNAL_SECRET: secret } = settings;
        const histories = remoteHistories(ingestion, secret);
        const priced = { usdOf: tableUsd, knownAssets: KNOWN_ASSETS };
        const parts = { lake, settings, reputation, shelfLives, histories, ...priced, log };
        const verdict = await openVerdict(parts);
        return openSubgraph(await openRouting(stack, { lake, settings, log, verdict }, signal));
      },
    },
    told,
  );
}
