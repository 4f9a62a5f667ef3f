import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyRequest } from "fastify";
import { type DocumentNode, type GraphQLSchema, parse } from "graphql";
import { apolloErrors } from "./apollo-errors.ts";
import type { Caller } from "./caller.ts";
import { claimedRequestId, createCallerReader } from "./caller-token.ts";
import type { HealthCheck } from "./health.ts";
import { createHttp, listen } from "./http.ts";
import type { Job } from "./job.ts";
import type { Leases } from "./leases.ts";
import type { Log } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { type OperationsOptions, serveOperations } from "./operations.ts";
import { runJobs } from "./run-jobs.ts";

/** One part of the graph, run in this process or as a process of its own. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** The resolvers' context, one per request. `signal` aborts when the caller no longer waits. */
  createContext(caller: Caller, signal: AbortSignal): object;
  /** Its background jobs, run in whichever of its processes holds the lease. */
  readonly jobs: readonly Job[];
  /** Adds its own metrics to those of the process. */
  addMetrics?(metrics: Metrics): void;
}

/**
 * Reads the schema in the folder above a subgraph's `src/`: its `*.graphql`. @param moduleUrl - `import.meta.url`.
 */
export function readSdl(moduleUrl: string): DocumentNode {
  const folder = fileURLToPath(new URL("../", moduleUrl));
  const files = globSync("*.graphql", { cwd: folder }).sort();
  return parse(files.map((file) => readFileSync(`${folder}${file}`, "utf8")).join("\n"));
}

export interface SubgraphServerOptions {
  readonly subgraph: Subgraph;
  readonly host: string;
  readonly port: number;
  /** The secret that gateway and subgraphs share: see `createCallerSigner`. */
  readonly internalSecret: string;
  readonly log: Log;
  readonly stopping: AbortSignal;
  readonly checks?: Readonly<Record<string, HealthCheck>>;
  /** Where `/metrics` and the detailed `/health/ready` are served; nowhere when absent. */
  readonly operations?: Pick<OperationsOptions, "host" | "port" | "reports">;
  readonly metrics?: Metrics;
  /** Decides which process runs the subgraph's jobs; required when it has any. */
  readonly leases?: Leases;
}

/** Entity requests carry up to a thousand keys. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** That of the longest operation. Who asks gives up earlier, and the work is aborted with its request. */
const DEADLINE_MS = 30_000;

/**
 * Serves a subgraph at `POST /graphql` until `stack` is disposed. It answers only for the caller in the token
 * that the gateway signed; no other header identifies a caller. Its jobs run for as long.
 *
 * @returns The address, `http://host:port`.
 */
export async function serveSubgraph(
  stack: AsyncDisposableStack,
  options: SubgraphServerOptions,
): Promise<string> {
  const { subgraph, log, stopping, internalSecret, checks = {} } = options;
  const metrics = options.metrics ?? createMetrics(subgraph.name);
  subgraph.addMetrics?.(metrics);
  const app = createHttp({
    log,
    metrics,
    health: { checks },
    stopping,
    bodyLimit: MAX_BODY_BYTES,
    deadlineMs: DEADLINE_MS,
    requestIdOf: ({ authorization }) => claimedRequestId(authorization),
  });
  const errors = apolloErrors({
    log,
    metrics,
    requestId: ({ request }) => claimedRequestId(request.http?.headers.get("authorization")),
  });
  const apollo = new ApolloServer({
    schema: subgraph.schema,
    logger: log,
    introspection: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: errors.formatError,
    plugins: [
      ...errors.plugins,
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
    ],
  });
  await apollo.start();
  stack.defer(() => apollo.stop());
  const readCaller = createCallerReader(internalSecret, subgraph.name);
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.post("/graphql", {
    onRequest: async (request) => {
      callers.set(request, await readCaller(request.headers.authorization));
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => subgraph.createContext(callers.get(request)!, request.signal),
    }),
  });
  if (options.operations)
    await serveOperations(stack, { log, metrics, stopping, checks, ...options.operations });
  if (subgraph.jobs.length > 0) {
    if (options.leases === undefined) throw new Error(`The jobs of ${subgraph.name} require leases.`);
    runJobs(stack, { jobs: subgraph.jobs, leases: options.leases, log, metrics, stopping });
  }
  return listen(stack, app, options);
}
