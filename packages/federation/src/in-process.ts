import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  subscribe,
  validate,
} from "graphql";
import { isPromise } from "./internal/data.ts";
import type { SubgraphRequest, SubscribableSubgraph } from "./subgraph.ts";

/** How a schema in this process is called. */
export interface InProcessOptions {
  /** Makes the resolvers' context of one fetch; default: the context that the supergraph was given. */
  readonly context?: (request: SubgraphRequest) => unknown;
  readonly rootValue?: unknown;
}

interface Checked {
  readonly document: DocumentNode;
  readonly problems: readonly GraphQLError[];
}

/**
 * A subgraph that is a schema in this process, executed by graphql-js. Without promises in its resolvers it
 * answers at once.
 *
 * Each planned document is validated when it is first seen, then only executed. graphql-js cannot be stopped
 * half-way: a resolver that waits should look at `request.signal`, which the context factory may hand on.
 */
export function inProcess(schema: GraphQLSchema, options: InProcessOptions = {}): SubscribableSubgraph {
  const { rootValue, context: contextOf = ({ context }: SubgraphRequest) => context } = options;
  const checked = new WeakMap<DocumentNode, Checked>();

  const check = (request: SubgraphRequest): Checked => {
    const known = request.document && checked.get(request.document);
    if (known !== undefined) return known;
    const document = request.document ?? parse(request.query);
    const result = { document, problems: validate(schema, document) };
    checked.set(document, result);
    return result;
  };

  const argumentsOf = (document: DocumentNode, request: SubgraphRequest, contextValue: unknown) => ({
    schema,
    document,
    rootValue,
    contextValue,
    variableValues: request.variables,
    operationName: request.operationName ?? null,
  });

  return {
    execute: (request) => {
      const { document, problems } = check(request);
      if (problems.length > 0) return { errors: problems };
      const context = contextOf(request);
      if (!isPromise(context)) return execute(argumentsOf(document, request, context));
      return context.then((value) => execute(argumentsOf(document, request, value)));
    },
    subscribe: async (request) => {
      const { document, problems } = check(request);
      if (problems.length > 0) return { errors: problems };
      return subscribe(argumentsOf(document, request, await contextOf(request)));
    },
  };
}
