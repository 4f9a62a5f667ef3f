import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { apolloGateway } from "@tetron/federation/apollo";
import type { Supergraph } from "@tetron/federation/supergraph";
import { apolloErrors } from "@tetron/service/apollo-errors";
import type { Log } from "@tetron/service/log";
import type { Metrics } from "@tetron/service/metrics";
import { cacheHeaders } from "./cache-headers.ts";
import { costExtension } from "./cost-extension.ts";
import { attachFailure } from "./failure-of-error.ts";
import { fieldUses } from "./field-uses.ts";
import type { GraphContext } from "./graph-context.ts";
import { createGuards } from "./guards.ts";
import { MAX_TOKENS } from "./limits.ts";
import type { PersistedQueries } from "./persisted-queries.ts";
import { readRules } from "./rules.ts";
import { testExtension } from "./test-extension.ts";

export interface ApolloOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly persisted: PersistedQueries;
}

/** Starts an Apollo Server over a supergraph; it stops when `stack` is disposed. */
export async function startApollo(
  stack: AsyncDisposableStack,
  supergraph: Supergraph,
  { log, metrics, persisted }: ApolloOptions,
): Promise<ApolloServer<GraphContext>> {
  const errors = apolloErrors<GraphContext>({
    log,
    metrics,
    requestId: ({ contextValue }) => contextValue.requestId,
  });
  const rules = readRules(supergraph.sdl);
  const apollo = new ApolloServer<GraphContext>({
    gateway: apolloGateway(supergraph, {
      signal: ({ signal }: GraphContext) => signal,
      admitted: ({ admitted }: GraphContext) => admitted,
    }),
    logger: log,
    // The guards decide who may introspect: see guards.ts.
    introspection: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    persistedQueries: { cache: persisted },
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => errors.formatError(formatted, attachFailure(error)),
    plugins: [
      ...errors.plugins,
      createGuards(supergraph.schema, rules),
      costExtension,
      testExtension,
      fieldUses(supergraph.schema, metrics),
      cacheHeaders(supergraph.schema, rules),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  stack.defer(() => apollo.stop());
  return apollo;
}
