import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import type { Supergraph } from "./supergraph.ts";

/** What Apollo Server hands to a gateway for one request; the part that is used. */
export interface ApolloRequestContext {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly request: { readonly variables?: Record<string, unknown> };
  /** The server's context value. */
  // biome-ignore lint/suspicious/noExplicitAny: its type is the server's, which is not known here.
  readonly context: any;
}

/** Apollo Server's `GatewayInterface`, by its shape, so that no package of Apollo is needed. */
export interface ApolloGateway {
  onSchemaLoadOrUpdate(
    callback: (loaded: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void,
  ): () => void;
  load(): Promise<{ executor: (request: ApolloRequestContext) => Promise<ExecutionResult> }>;
  stop(): Promise<void>;
}

/** How the server's context value is used. */
export interface ApolloGatewayOptions {
  /** The signal that says that the client has left. Apollo Server passes none by itself. */
  // biome-ignore lint/suspicious/noExplicitAny: see ApolloRequestContext.
  readonly signal?: (contextValue: any) => AbortSignal | undefined;
}

/**
 * A supergraph as the `gateway` of an Apollo Server: `new ApolloServer({ gateway: apolloGateway(supergraph) })`.
 *
 * The server parses and validates against the API schema and keeps the documents, so that a document that
 * comes again is found by identity. The subgraphs get the server's context value as their `context`.
 */
export function apolloGateway(supergraph: Supergraph, options: ApolloGatewayOptions = {}): ApolloGateway {
  const callbacks = new Set<Parameters<ApolloGateway["onSchemaLoadOrUpdate"]>[0]>();
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
    load: async () => {
      for (const callback of callbacks)
        callback({ apiSchema: supergraph.schema, coreSupergraphSdl: supergraph.sdl });
      return {
        executor: async ({ document, operationName, request: { variables }, context }) =>
          supergraph.execute({
            document,
            operationName,
            variables,
            context,
            signal: options.signal?.(context),
          }),
      };
    },
    stop: async () => callbacks.clear(),
  };
}
