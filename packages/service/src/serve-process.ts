import type { Lake } from "@tetron/lake/lake";
import { leasesOf } from "@tetron/lake/leases";
import { openLake } from "@tetron/lake/open";
import type { z } from "zod";
import type { Log } from "./log.ts";
import { createLog } from "./log.ts";
import { reportArchive } from "./report-archive.ts";
import { reportChains } from "./report-chains.ts";
import { run } from "./run.ts";
import { readSettings, type SubgraphSettings } from "./settings.ts";
import { readShippedLists } from "./shipped-lists.ts";
import { type Subgraph, serveSubgraph } from "./subgraph.ts";

/** What a subgraph is opened over in a process of its own. */
export interface ProcessParts<Settings> {
  readonly lake: Lake;
  readonly settings: Settings;
  readonly log: Log;
  /** Aborts when the process should stop. */
  readonly signal: AbortSignal;
}

/** What one subgraph's process does that the others' do not. */
export interface SubgraphProcess<Schema extends z.ZodType<z.infer<typeof SubgraphSettings>>> {
  readonly name: string;
  /** {@link SubgraphSettings} and the subgraph's own. */
  readonly settings: Schema;
  /** @param stack - Closes what it opens. */
  open(stack: AsyncDisposableStack, parts: ProcessParts<z.output<Schema>>): Promise<Subgraph> | Subgraph;
}

/**
 * Serves a subgraph in a process of its own, over PostgreSQL, until `told` aborts.
 *
 * @throws Error naming the settings, the artifact or the database that cannot be used.
 */
export async function serveProcess<Schema extends z.ZodType<z.infer<typeof SubgraphSettings>>>(
  { name, settings: schema, open }: SubgraphProcess<Schema>,
  told: AbortSignal,
): Promise<void> {
  const settings = readSettings(schema);
  const log = createLog(name, { level: settings.LOG_LEVEL });
  await run({ log, told }, async (stack, signal) => {
    const shipped = await readShippedLists();
    const { DATABASE_URL: databaseUrl, TETRON_REGION: region, TETRON_ROOT_KEY_FILE: rootKeyFile } = settings;
    const lake = stack.use(await openLake({ databaseUrl, rootKeyFile }, { log, region, signal, shipped }));
    await serveSubgraph(stack, {
      subgraph: await open(stack, { lake, settings, log, signal }),
      host: settings.HOST,
      port: settings.PORT,
      internalSecret: settings.TETRON_INTERNAL_SECRET,
      log,
      stopping: signal,
      leases: leasesOf(lake.db),
      checks: { lake: lake.checkWritable },
      operations: {
        ...{ host: settings.TETRON_OPERATIONS_HOST, port: settings.TETRON_OPERATIONS_PORT },
        reports: { chains: () => reportChains(lake.db), archive: () => reportArchive(lake.db) },
      },
    });
  });
}
