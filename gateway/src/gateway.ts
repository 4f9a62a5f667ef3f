import type { Supergraph } from "@tetron/federation/supergraph";
import type { KeyCache } from "@tetron/lake/key-cache";
import type { HealthOptions } from "@tetron/service/health";
import { createHttp, type HttpOptions } from "@tetron/service/http";
import type { FastifyInstance } from "fastify";
import { countFailedAttempts } from "./auth/failed-attempts.ts";
import { createGuard } from "./auth/guard.ts";
import { createRateLimit } from "./auth/rate-limit.ts";
import { startApollo } from "./graphql/apollo.ts";
import { createDocumentGate } from "./graphql/asked-document.ts";
import { addGraphQL } from "./graphql/route.ts";
import { type DocumentPolicy, readTrustedDocuments } from "./graphql/trusted-documents.ts";
import { endpointNeeds } from "./needs.ts";
import { openApi } from "./rest/openapi.ts";
import { addEndpoint } from "./rest/router.ts";
import { endpoints } from "./rest-endpoints.gen.ts";

export interface GatewayDeps extends Pick<HttpOptions, "log" | "metrics" | "stopping" | "trustedProxies"> {
  /** Health checks; see `endpointNeeds`. */
  readonly checks: HealthOptions["checks"];
  /** Its subgraphs take a `CallContext`: see `localSupergraph`, `remoteSupergraph`. */
  readonly supergraph: Supergraph;
  readonly keys: Pick<KeyCache, "lookup" | "wasKnown">;
  /** Requests per minute per key; 0 disables the limit. */
  readonly rateLimitPerMinute: number;
  /** Which documents `/graphql` runs; `any` when absent. */
  readonly documentPolicy?: DocumentPolicy;
  /** Path of a manifest of trusted documents; absent, only REST's operations are trusted. */
  readonly trustedDocuments?: string | undefined;
  /** Serves the explorer and allows anonymous introspection. */
  readonly development: boolean;
}

/**
 * Opens the edge: `/v1`, `/graphql`, `/health/*`. It is ready to listen.
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
  const { supergraph, keys, rateLimitPerMinute, development } = deps;
  const { log, metrics, stopping, trustedProxies, checks } = deps;
  const health = { checks, needs: endpointNeeds() };
  const app = createHttp({ log, metrics, stopping, trustedProxies, health });
  const guard = createGuard(app, {
    keys,
    failed: countFailedAttempts(),
    rateLimit: createRateLimit(rateLimitPerMinute),
  });
  for (const endpoint of Object.values(endpoints)) addEndpoint(app, endpoint, { supergraph, guard });
  const document = openApi(endpoints);
  app.get("/v1/openapi.json", async () => document);
  const policy = deps.documentPolicy ?? "any";
  const operations = Object.values(endpoints).map(({ operation }) => String(operation));
  const documents = await readTrustedDocuments(deps.trustedDocuments, supergraph, operations);
  const apollo = await startApollo(stack, supergraph, { log, metrics, documents, policy });
  addGraphQL(app, { apollo, guard, gate: createDocumentGate(policy, documents), development });
  return app;
}
