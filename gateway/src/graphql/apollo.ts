import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { Supergraph } from "@tetron/federation/supergraph";
import { apolloErrors } from "@tetron/service/apollo-errors";
import type { Log } from "@tetron/service/log";
import type { Metrics } from "@tetron/service/metrics";
import type { GraphContext } from "./context.ts";
import { clarify } from "./failure-of-error.ts";
import { createGuards } from "./guards.ts";
import { MAX_TOKENS } from "./limits.ts";
import { readRules } from "./rules.ts";

/** Starts an Apollo Server over a supergraph; it stops when `stack` is disposed. */
export async function startApollo(
  stack: AsyncDisposableStack,
  supergraph: Supergraph,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): Promise<ApolloServer<GraphContext>> {
  const errors = apolloErrors<GraphContext>({
    log,
    metrics,
    requestId: ({ contextValue }) => contextValue.requestId,
  });
  const apollo = new ApolloServer<GraphContext>({
    gateway: gatewayOf(supergraph),
    logger: log,
    // The guards decide who may introspect: see guards.ts.
    introspection: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => errors.formatError(formatted, clarify(error)),
    plugins: [
      ...errors.plugins,
      createGuards(supergraph.schema, readRules(supergraph.sdl)),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  stack.defer(() => apollo.stop());
  return apollo;
}

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer<GraphContext>>[0]["gateway"]>;

/** The supergraph as Apollo takes one: who is calling becomes the context of every subgraph. */
function gatewayOf(supergraph: Supergraph): Gateway {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: supergraph.schema, coreSupergraphSdl: supergraph.sdl });
      return () => {};
    },
    load: async () => ({
      executor: async ({ document, request, context }) => {
        const { caller, signal } = context as GraphContext;
        const { variables, operationName } = request;
        return supergraph.execute({ document, variables, operationName, context: caller, signal });
      },
    }),
    stop: async () => {},
  };
}
