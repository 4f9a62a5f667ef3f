import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { serveProcess } from "@tetron/service/serve-process";
import { openReputation } from "./open-reputation.ts";
import { Settings } from "./settings.ts";
import { openSubgraph } from "./subgraph.ts";

/** Serves this subgraph until `told` aborts. */
export function serve(told: AbortSignal): Promise<void> {
  return serveProcess(
    {
      name: "reputation",
      settings: Settings,
      open: async (_stack, { lake, settings, log }) =>
        openSubgraph(openReputation(lake, await openReputationArtifacts(settings), log)),
    },
    told,
  );
}
