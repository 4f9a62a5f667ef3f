import { openLake } from "@tetron/lake/open";
import { createLog } from "@tetron/service/log";
import { run } from "@tetron/service/run";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { serveSubgraph } from "@tetron/service/subgraph";
import { seedReference } from "./seed-reference.ts";
import { Settings } from "./settings.ts";
import { openSubgraph } from "./subgraph.ts";

/** Serves this subgraph until `stopping` aborts. */
export async function serve(told: AbortSignal): Promise<void> {
  const settings = readSettings(Settings);
  const log = createLog("ingestion", { level: settings.LOG_LEVEL });
  await run({ log, told }, async (stack, signal) => {
    const shipped = await readShippedLists();
    const lake = stack.use(
      await openLake(
        { databaseUrl: settings.DATABASE_URL },
        { log, region: settings.TETRON_REGION, signal, shipped },
      ),
    );
    await seedReference(lake, { log, signal });
    await serveSubgraph(stack, {
      subgraph: openSubgraph({ lake }),
      host: settings.HOST,
      port: settings.PORT,
      internalSecret: settings.TETRON_INTERNAL_SECRET,
      log,
      stopping: signal,
      checks: { lake: lake.checkWritable },
      operations: { host: settings.TETRON_OPERATIONS_HOST, port: settings.TETRON_OPERATIONS_PORT },
    });
  });
}
