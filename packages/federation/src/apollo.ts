import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { executorError } from "./internal/failure.ts";
import type { Supergraph } from "./supergraph.ts";

/** The part of Apollo Server's request context that is used. */
export interface ApolloRequestContext {
  readonly document: DocumentNode;
  /** The operation that the server resolved; absent when `operationName` names none. */
  readonly operation?: OperationDefinitionNode;
  readonly request: { readonly variables?: Record<string, unknown> };
  /** The server's context value. */
  // biome-ignore lint/suspicious/noExplicitAny: its type is the server's, which is not known here.
  readonly context: any;
}

/** Apollo Server's `GatewayInterface`, declared structurally to avoid a dependency on Apollo. */
export interface ApolloGateway {
  onSchemaLoadOrUpdate(
    callback: (loaded: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void,
  ): () => void;
  load(): Promise<{ executor: (request: ApolloRequestContext) => Promise<ExecutionResult> }>;
  stop(): Promise<void>;
}

/** Reads the server's context value. */
export interface ApolloGatewayOptions {
  /** The signal that aborts when the client disconnects. Apollo Server provides none. */
  // biome-ignore lint/suspicious/noExplicitAny: see ApolloRequestContext.
  readonly signal?: (contextValue: any) => AbortSignal | undefined;
  /**
   * The operation that the server's guards admitted for this request; without one nothing runs. Default: the
   * operation that the server resolved.
   */
  // biome-ignore lint/suspicious/noExplicitAny: see ApolloRequestContext.
  readonly admitted?: (contextValue: any) => OperationDefinitionNode | undefined;
}

/**
 * A supergraph as the `gateway` of an Apollo Server:
 * `new ApolloServer({ gateway: apolloGateway(supergraph) })`.
 *
 * The server parses documents, validates them against the API schema and caches them, so that a repeated
 * document is found by identity. The subgraphs receive the server's context value as `context`. If the server
 * could not resolve the operation, nothing runs.
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
            return { errors: [executorError("OPERATION_RESOLUTION_FAILURE", "No operation was resolved.")] };
          const signal = options.signal?.(context);
          return supergraph.execute({ document, operation, variables, context, signal });
        },
      };
    },
    stop: async () => callbacks.clear(),
  };
}
