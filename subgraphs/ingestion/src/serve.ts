import { openChains } from "@tetron/connectors/follow/configured/open-chains";
import { openLiveInputs } from "@tetron/connectors/market/live-inputs";
import { openProviders } from "@tetron/connectors/providers/configured/open-providers";
import { openBudgets } from "@tetron/connectors/rpc/budgets";
import { serveProcess } from "@tetron/service/serve-process";
import { openShelfLives } from "@tetron/service/shelf-lives";
import { openTaxonomy } from "@tetron/service/taxonomy";
import { indexSourcesOf } from "./indexes/settings.ts";
import { openHistoryAsking } from "./on-demand/ask-history.ts";
import { seedPrices } from "./prices/seed-prices.ts";
import { priceHistoryOf } from "./prices/settings.ts";
import { seedReference } from "./seed-reference.ts";
import { Settings } from "./settings.ts";
import { openSubgraph } from "./subgraph.ts";

/** Serves this subgraph until `told` aborts. */
export function serve(told: AbortSignal): Promise<void> {
  return serveProcess(
    {
      name: "ingestion",
      settings: Settings,
      async open(stack, { lake, settings, log, signal }) {
        const taxonomy = await openTaxonomy(settings);
        const shelfLives = await openShelfLives(settings);
        await seedReference(lake, { log, signal });
        await seedPrices(lake, new Date());
        const budgets = openBudgets(settings);
        const asking = openHistoryAsking(stack, { lake, pool: openProviders(stack, settings, budgets), log });
        const histories = { asking, deadlineMs: settings.TETRON_SOURCE_DEADLINE_MS };
        return openSubgraph({
          ...{ lake, taxonomy, shelfLives, log, histories },
          chains: openChains(stack, settings, budgets),
          prices: {
            live: stack.use(openLiveInputs({ settings, budgets })),
            history: priceHistoryOf(settings),
          },
          indexSources: indexSourcesOf(settings),
          archive: settings.TETRON_ARCHIVE,
        });
      },
    },
    told,
  );
}
