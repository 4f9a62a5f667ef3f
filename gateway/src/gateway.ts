import type { Supergraph } from "@tetron/federation/supergraph";
import type { KeyCache } from "@tetron/lake/key-cache";
import type { Lake } from "@tetron/lake/lake";
import type { HealthOptions } from "@tetron/service/health";
import { createHttp, type HttpOptions } from "@tetron/service/http";
import type { FastifyInstance } from "fastify";
import { countFailedAttempts } from "./auth/failed-attempts.ts";
import { createGuard } from "./auth/guard.ts";
import { createKeyVerifier } from "./auth/key-verifier.ts";
import { rememberLimits } from "./auth/own-limits.ts";
import { createRateLimit } from "./auth/rate-limit.ts";
import { addBrowserRules } from "./edge/browsers.ts";
import { refuseEarlierVersions } from "./edge/earlier-versions.ts";
import { addHome } from "./edge/home.ts";
import { addDocument, addReference } from "./edge/reference.ts";
import { shedLoad } from "./edge/shed-load.ts";
import type { EdgeStore } from "./edge-store.ts";
import { startApollo } from "./graphql/apollo.ts";
import { createDocumentGate } from "./graphql/asked-document.ts";
import { persistedQueries } from "./graphql/persisted-queries.ts";
import { addGraphQL } from "./graphql/route.ts";
import { type DocumentPolicy, readTrustedDocuments } from "./graphql/trusted-documents.ts";
import { hookSourcesOf } from "./hooks/find-source.ts";
import { type HookSources, NO_HOOKS } from "./hooks/sources.ts";
import { addMcp } from "./mcp/add-mcp.ts";
import { endpointNeeds } from "./needs.ts";
import type { AnyKind } from "./rest/any-kind.ts";
import { openApi } from "./rest/openapi.ts";
import { operationsOf } from "./rest/operations-of.ts";
import { addEndpoint } from "./rest/router.ts";
import { endpoints as ours } from "./rest-endpoints.gen.ts";
import { markTests } from "./sandbox/mark-tests.ts";
import { raiseScores } from "./sandbox/raise-scores.ts";
import { withSandbox } from "./sandbox/with-sandbox.ts";
import { asyncApi } from "./stream/async-api.ts";
import { openStreams, type StreamsOptions } from "./stream/open-streams.ts";

export interface GatewayDeps extends Pick<HttpOptions, "log" | "metrics" | "stopping" | "trustedProxies"> {
  /** Health checks; see `endpointNeeds`. */
  readonly checks: HealthOptions["checks"];
  /** Its subgraphs take a `CallContext`: see `localSupergraph`, `remoteSupergraph`. */
  readonly supergraph: Supergraph;
  readonly keys: Pick<KeyCache, "lookup" | "wasKnown">;
  /** What the edge keeps: see `createEdgeStore`. */
  readonly store: EdgeStore;
  /** Called with the id of each key that was accepted: see `recordKeyUses`. */
  readonly onKeyUse?: (id: string) => void;
  /** Where streams read events and see that a key was revoked, where test scores raise theirs, and where tenants' hook
   * sources are. */
  readonly lake: Pick<Lake, "db" | "newEvents" | "commit" | "rootKey">;
  /** Requests per minute per key; 0 disables the limit. */
  readonly rateLimitPerMinute: number;
  /** Which documents `/graphql` runs; `any` when absent. */
  readonly documentPolicy?: DocumentPolicy;
  /** Path of a manifest of trusted documents; absent, only REST's operations are trusted. */
  readonly trustedDocuments?: string | undefined;
  /** The sources of the settings that signed messages are taken from, beside those of tenants; none when absent. */
  readonly hooks?: HookSources;
  /** Requests that are worked on at once; 0 for any number. */
  readonly maxConcurrentRequests: number;
  /** Origins whose pages may ask from a browser; none when absent. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** What is served under `/v1`: Tetron's own endpoints when absent. */
  readonly endpoints?: Readonly<Record<string, AnyKind>>;
  /** How long the sockets of streams are waited for; `SOCKET_LIMITS` where absent. */
  readonly streamLimits?: StreamsOptions["limits"];
  /** Serves the explorer and allows anonymous introspection. */
  readonly development: boolean;
}

/**
 * Opens the edge: `/`, `/v1`, `/graphql`, their streams, `/health/*`. It is ready to listen.
 *
 * @example
 * ```ts
 * import { type GatewayDeps, openGateway } from "@tetron/gateway/gateway";
 *
 * export async function listenOn(port: number, deps: GatewayDeps) {
 *   await using stack = new AsyncDisposableStack();
 *   const app = await openGateway(stack, deps);
 *   return app.listen({ port });
 * }
 * ```
 */
export async function openGateway(stack: AsyncDisposableStack, deps: GatewayDeps): Promise<FastifyInstance> {
  const supergraph = withSandbox(deps.supergraph, raiseScores(deps.lake));
  const { keys, lake, store, rateLimitPerMinute, maxConcurrentRequests, development } = deps;
  const { log, metrics, stopping, trustedProxies, checks, corsOrigins = [] } = deps;
  const { endpoints = ours, hooks = NO_HOOKS } = deps;
  const findSource = hookSourcesOf(lake, hooks);
  const health = { checks, needs: endpointNeeds() };
  const app = createHttp({ log, metrics, stopping, trustedProxies, health });
  await addBrowserRules(app, corsOrigins);
  markTests(app);
  shedLoad(app, maxConcurrentRequests);
  const guard = createGuard(app, {
    verifier: createKeyVerifier({ keys, onUse: deps.onKeyUse }),
    failed: countFailedAttempts(),
    rateLimit: createRateLimit({ perMinute: rateLimitPerMinute, limitOf: rememberLimits(store.rateLimit) }),
  });
  // What there is not is answered before any endpoint has looked at the key.
  app.addHook("onRequest", async (request, reply) => {
    if (request.is404 && request.url.startsWith("/v1/")) await guard.showAllowance(request, reply);
  });
  addHome(app);
  refuseEarlierVersions(app);
  for (const endpoint of Object.values(endpoints))
    addEndpoint(app, endpoint, { supergraph, guard, store: store.idempotency, findSource });
  addReference(app);
  addDocument(app, "/v1/openapi.json", {
    type: "application/json; charset=utf-8",
    read: async () => Buffer.from(JSON.stringify(openApi(endpoints))),
  });
  addDocument(app, "/v1/asyncapi.json", {
    type: "application/json; charset=utf-8",
    read: async () => Buffer.from(JSON.stringify(asyncApi())),
  });
  addMcp(app, { supergraph, guard, origins: corsOrigins });
  const policy = deps.documentPolicy ?? "any";
  const operations = Object.values(endpoints).flatMap(operationsOf);
  const documents = await readTrustedDocuments(deps.trustedDocuments, supergraph, operations);
  const persisted = persistedQueries(policy, documents);
  const apollo = await startApollo(stack, supergraph, { log, metrics, persisted });
  const stream = openStreams(stack, app, {
    ...{ lake, supergraph, guard, log, metrics, stopping, trustedProxies, documents, persisted, policy },
    limits: deps.streamLimits,
  });
  addGraphQL(app, {
    ...{ apollo, schema: supergraph.schema, guard, gate: createDocumentGate(policy, documents) },
    ...{ stream, development },
  });
  return app;
}
