import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { serveProcess } from "@tetron/service/serve-process";
import { openShelfLives } from "@tetron/service/shelf-lives";
import { remoteHistories } from "@tetron/verdict/sources/remote-histories";
import { openReputation } from "./open-reputation.ts";
import { Settings } from "./settings.ts";
import { openSubgraph } from "./subgraph.ts";

/** Serves this subgraph until `told` aborts. */
export function serve(told: AbortSignal): Promise<void> {
  return serveProcess(
    {
      name: "reputation",
      settings: Settings,
      async open(_stack, { lake, settings, log }) {
        const artifacts = await openReputationArtifacts(settings);
        const { TETRON_SUBGRAPH_INGESTION_URL: ingestion, TETRON_INTERNAL_SECRET: secret } = settings;
        const onDemand = {
          asking: remoteHistories(ingestion, secret),
          shelfLives: await openShelfLives(settings),
          deadlineMs: settings.TETRON_SOURCE_DEADLINE_MS,
        };
        return openSubgraph(openReputation(lake, artifacts, log, onDemand));
      },
    },
    told,
  );
}
