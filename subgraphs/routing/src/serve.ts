import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { serveProcess } from "@tetron/service/serve-process";
import { openVerdict } from "@tetron/verdict/open-verdict";
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
        const verdict = await openVerdict({ lake, settings, reputation, log });
        return openSubgraph(await openRouting(stack, { lake, settings, log, verdict }, signal));
      },
    },
    told,
  );
}
