import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { failure } from "./internal/failure.ts";
import type { Supergraph } from "./supergraph.ts";

/** What Apollo Server hands to a gateway for one request; the part that is used. */
export interface ApolloRequestContext {
  readonly document: DocumentNode;
  /** The operation that the server resolved; absent when `operationName` names none. */
  readonly operation?: OperationDefinitionNode;
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
  /**
   * The operation that the server's guards admitted for this request. It is the one that runs; without one
   * nothing runs. Default: the operation that the server resolved.
   */
  // biome-ignore lint/suspicious/noExplicitAny: see ApolloRequestContext.
  readonly admitted?: (contextValue: any) => OperationDefinitionNode | undefined;
}

/**
 * A supergraph as the `gateway` of an Apollo Server: `new ApolloServer({ gateway: apolloGateway(supergraph) })`.
 *
 * The server parses and validates against the API schema and keeps the documents, so that a document that
 * comes again is found by identity. The subgraphs get the server's context value as their `context`. A request
 * whose operation the server could not resolve runs nothing.
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
        executor: async ({ document, operation: resolved, request: { variables }, context }) => {
          const operation = options.admitted ? options.admitted(context) : resolved;
          if (operation === undefined)
            return { errors: [failure("OPERATION_RESOLUTION_FAILURE", "No operation was resolved.")] };
          const signal = options.signal?.(context);
          return supergraph.execute({ document, operation, variables, context, signal });
        },
      };
    },
    stop: async () => callbacks.clear(),
  };
}
