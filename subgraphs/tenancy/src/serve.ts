import { serveProcess } from "@tetron/service/serve-process";
import { Settings } from "./settings.ts";
import { openSubgraph } from "./subgraph.ts";

/** Serves this subgraph until `told` aborts. */
export function serve(told: AbortSignal): Promise<void> {
  return serveProcess(
    {
      name: "tenancy",
      settings: Settings,
      open: (_stack, { lake, log, settings }) =>
        openSubgraph({
          ...{ lake, log, webhooks: { toLoopback: settings.TETRON_WEBHOOKS_TO_LOOPBACK } },
          keepEventsDays: settings.TETRON_KEEP_EVENTS_DAYS,
        }),
    },
    told,
  );
}
