import type { Supergraph } from "@tetron/federation/supergraph";
import type { KeyCache } from "@tetron/lake/key-cache";
import type { HealthOptions } from "@tetron/service/health";
import { createHttp, type HttpOptions } from "@tetron/service/http";
import type { FastifyInstance } from "fastify";
import { countFailedAttempts } from "./auth/failed-attempts.ts";
import { createGuard } from "./auth/guard.ts";
import { createRateLimit } from "./auth/rate-limit.ts";
import { startApollo } from "./graphql/apollo.ts";
import { addGraphQL } from "./graphql/route.ts";
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
  const apollo = await startApollo(stack, supergraph, deps);
  addGraphQL(app, { apollo, guard, development });
  return app;
}
