import { once } from "node:events";
import { createServer } from "node:net";
import { recordKeyUses } from "@tetron/gateway/auth/key-uses";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { readHookSources } from "@tetron/gateway/hooks/sources";
import { endpointNeeds } from "@tetron/gateway/needs";
import { createKeyCache } from "@tetron/lake/key-cache";
import { leasesOfJobs } from "@tetron/lake/leases";
import { openLake } from "@tetron/lake/open";
import { listen } from "@tetron/service/http";
import type { Log } from "@tetron/service/log";
import { createMetrics } from "@tetron/service/metrics";
import { serveOperations } from "@tetron/service/operations";
import { reportArchive } from "@tetron/service/report-archive";
import { reportChains } from "@tetron/service/report-chains";
import { runJobs } from "@tetron/service/run-jobs";
import { InvalidSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { controlPlace } from "./control/place.ts";
import { type RunCommand, serveControl } from "./control/serve.ts";
import { type DemoKey, demoKey } from "./demo.ts";
import { demoKeyFile } from "./demo-key-file.ts";
import { placeOf } from "./lake-place.ts";
import { openPlatform, type Platform } from "./platform.ts";
import type { Settings } from "./settings.ts";
import { forgetSimulation, noteUnplayed, playSimulation } from "./simulation/play.ts";
import { isSimulating } from "./simulation/settings.ts";

/** The running platform. */
export interface Tetron {
  /** `http://host:port`. */
  readonly url: string;
  /** The demo tenant's key; `undefined` when it is revoked, or created by an earlier start and not stored. */
  readonly key: DemoKey | undefined;
  readonly platform: Platform;
}

export interface TetronOptions {
  readonly settings: Settings;
  readonly log: Log;
  /** Aborts when the platform should take no new work. */
  readonly stopping: AbortSignal;
  /** Runs a command line received through the control socket. */
  readonly command: (platform: Platform) => RunCommand;
}

/**
 * Opens the platform in this process: the lake, every subgraph, the gateway, and the control socket for the
 * command line. `stack` closes it again.
 *
 * @throws Failure or Error naming the directory, port, artifact or setting that cannot be used.
 *
 * @example
 * ```ts
 * import { openTetron } from "@tetron/embedded/open-tetron";
 * import { Settings } from "@tetron/embedded/settings";
 * import { createLog } from "@tetron/service/log";
 *
 * await using stack = new AsyncDisposableStack();
 * const { url } = await openTetron(stack, {
 *   settings: Settings.parse({ PORT: "0" }),
 *   log: createLog("tetron"),
 *   stopping: new AbortController().signal,
 *   command: () => async () => 0,
 * });
 * ```
 */
export async function openTetron(stack: AsyncDisposableStack, options: TetronOptions): Promise<Tetron> {
  const { settings, log, stopping } = options;
  if (settings.DATABASE_URL !== undefined && settings.TETRON_ROOT_KEY_FILE === undefined)
    throw new InvalidSettings(
      "TETRON_ROOT_KEY_FILE: with DATABASE_URL, name the file of the root key, the same for every process: see docs/operations.md.",
    );
  // Everything is loaded before it listens; a port that is taken is reported before that.
  await requireFree(settings);
  const shipped = await readShippedLists();
  const lake = stack.use(
    await openLake(placeOf(settings), { log, region: settings.TETRON_REGION, signal: stopping, shipped }),
  );
  const file = demoKeyFile(settings);
  const key = await demoKey(lake, { given: settings.TETRON_DEMO_KEY, file });
  const simulation = isSimulating(settings) ? await playSimulation(lake) : undefined;
  if (simulation === undefined) await noteUnplayed(lake, log);
  const platform = await openPlatform(stack, { lake, settings, log, signal: stopping, simulation });
  const observed = {
    log,
    metrics: createMetrics("tetron"),
    checks: { lake: lake.checkWritable },
    stopping,
  };
  platform.addMetrics(observed.metrics);
  runJobs(stack, {
    ...observed,
    jobs: simulation ? [...platform.jobs, forgetSimulation(lake)] : platform.jobs,
    leases: leasesOfJobs(lake),
  });
  await serveOperations(stack, {
    ...observed,
    needs: endpointNeeds(),
    reports: { chains: () => reportChains(lake.db), archive: () => reportArchive(lake.db) },
    host: settings.TETRON_OPERATIONS_HOST,
    port: settings.TETRON_OPERATIONS_PORT,
  });
  const app = await openGateway(stack, {
    ...observed,
    supergraph: platform.supergraph,
    keys: createKeyCache(lake.db),
    store: createEdgeStore(lake.db),
    onKeyUse: recordKeyUses(stack, { lake, log }),
    lake,
    rateLimitPerMinute: settings.TETRON_RATE_LIMIT_PER_MINUTE,
    maxConcurrentRequests: settings.TETRON_MAX_CONCURRENT_REQUESTS,
    corsOrigins: settings.TETRON_CORS_ORIGINS,
    trustedProxies: settings.TETRON_TRUSTED_PROXIES,
    documentPolicy: settings.TETRON_GRAPHQL_DOCUMENTS,
    hooks: await readHookSources(settings.TETRON_HOOKS_FILE),
    trustedDocuments: settings.TETRON_TRUSTED_DOCUMENTS,
    development: settings.NODE_ENV === "development",
  });
  const url = await listenAt(stack, app, settings);
  const place = settings.DATABASE_URL === undefined ? controlPlace(settings.TETRON_HOME) : undefined;
  if (place !== undefined) await serveControl(stack, place, { run: options.command(platform), log });
  return { url, key, platform };
}

/** @throws Error naming the port when another process listens on it. */
async function requireFree({ HOST: host, PORT: port }: Settings): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  try {
    await once(server.listen({ host, port }), "listening");
  } catch (error) {
    throw takenPort(error, { host, port });
  } finally {
    server.close();
  }
}

function takenPort(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): unknown {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") return error;
  return new Error(`Port ${port} of ${host} is taken: set PORT to another port, or to 0 for a free one.`, {
    cause: error,
  });
}

async function listenAt(
  stack: AsyncDisposableStack,
  app: Parameters<typeof listen>[1],
  { HOST: host, PORT: port }: Settings,
): Promise<string> {
  try {
    return await listen(stack, app, { host, port });
  } catch (error) {
    throw takenPort(error, { host, port });
  }
}
