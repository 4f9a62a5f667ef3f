import type { Log } from "@tetron/service/log";
import type { Engine } from "../../estimate/engine.ts";
import { openCluster } from "./cluster.ts";
import { openSearchIndexes, type SearchIndexes } from "./search-indexes.ts";
import { OpenSearchSettings } from "./settings.ts";

/** The indexes in the OpenSearch of the settings; `null` when they name none. The client is loaded only then. */
export async function openSearch(
  settings: Partial<OpenSearchSettings>,
  { engine, log }: { readonly engine: Pick<Engine, "model">; readonly log: Log },
): Promise<SearchIndexes | null> {
  const { OPENSEARCH_URL: url, ...rest } = OpenSearchSettings.parse(settings);
  if (url === undefined) return null;
  return openSearchIndexes({
    cluster: await openCluster({ ...rest, OPENSEARCH_URL: url }),
    prefix: rest.TETRON_OPENSEARCH_PREFIX,
    deadlineMs: rest.TETRON_OPENSEARCH_DEADLINE_MS,
    outlierFrom: engine.model.familiarity?.distance ?? null,
    log,
  });
}
