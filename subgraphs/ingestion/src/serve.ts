import { serveProcess } from "@tetron/service/serve-process";
import { openShelfLives } from "@tetron/service/shelf-lives";
import { openTaxonomy } from "@tetron/service/taxonomy";
import { seedReference } from "./seed-reference.ts";
import { Settings } from "./settings.ts";
import { openSubgraph } from "./subgraph.ts";

/** Serves this subgraph until `told` aborts. */
export function serve(told: AbortSignal): Promise<void> {
  return serveProcess(
    {
      name: "ingestion",
      settings: Settings,
      async open(_stack, { lake, settings, log, signal }) {
        const taxonomy = await openTaxonomy(settings);
        const shelfLives = await openShelfLives(settings);
        await seedReference(lake, { log, signal });
        return openSubgraph({ lake, taxonomy, shelfLives });
      },
    },
    told,
  );
}
