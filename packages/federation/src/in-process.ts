import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  subscribe,
  ValuesOfCorrectTypeRule,
  validate,
} from "graphql";
import { boundedMap } from "./internal/bounded-map.ts";
import { isPromise } from "./internal/data.ts";
import { compileEngine, type Engine } from "./internal/engine/engine.ts";
import { documentFailure } from "./internal/failure.ts";
import type { SubgraphRequest, SubscribableSubgraph } from "./subgraph.ts";

/** How a schema in this process is called. */
export interface InProcessOptions {
  /** Makes the resolvers' context of one fetch; default: the context that the supergraph was given. */
  readonly context?: (request: SubgraphRequest) => unknown;
  readonly rootValue?: unknown;
  /**
   * Whether queries are compiled when they are first seen, default true. Resolvers are called in the same
   * order with the same arguments and give the same result as with graphql-js, which runs the rest.
   */
  readonly compile?: boolean;
}

interface Prepared {
  readonly document: DocumentNode;
  readonly problems: readonly GraphQLError[];
  readonly engine: Engine | undefined;
}

/** Operations that come as text only and are kept prepared; a supergraph always gives the document. */
const MAX_TEXTS = 1_000;

/**
 * A subgraph that is a schema in this process. Without promises in its resolvers it answers at once.
 *
 * Each planned document is validated and compiled when it is first seen, then only executed. An execution
 * gives the event loop a turn between the items of a list whenever it has taken long, and ends there when
 * `request.signal` has aborted; a resolver that waits or works long should look at the signal too, which the
 * context factory may hand on.
 *
 * @example
 * ```ts
 * import { inProcess } from "@tetron/federation/in-process";
 * import { buildSchema } from "graphql";
 *
 * const stock = inProcess(buildSchema("type Query { items: Int }"), { rootValue: { items: 3 } });
 * ```
 */
export function inProcess(schema: GraphQLSchema, options: InProcessOptions = {}): SubscribableSubgraph {
  const {
    rootValue,
    compile = true,
    context: contextOf = ({ context }: SubgraphRequest) => context,
  } = options;
  const byDocument = new WeakMap<DocumentNode, Prepared>();
  const byText = boundedMap<string, Prepared>(MAX_TEXTS);

  const prepare = ({ document: given, query }: SubgraphRequest): Prepared => {
    const known = given ? byDocument.get(given) : byText.get(query);
    if (known !== undefined) return known;
    const document = given ?? parse(query);
    const problems = validate(schema, document).map((problem) => aboutValues(schema, document, problem));
    const engine = compile && problems.length === 0 ? compileEngine(schema, document) : undefined;
    const prepared = { document, problems, engine };
    byDocument.set(document, prepared);
    if (given === undefined) byText.set(query, prepared);
    return prepared;
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
      const { document, problems, engine } = prepare(request);
      if (problems.length > 0) return { errors: problems };
      const run = (contextValue: unknown) =>
        engine
          ? engine({ rootValue, contextValue, variables: request.variables, signal: request.signal })
          : execute(argumentsOf(document, request, contextValue));
      const context = contextOf(request);
      const result = isPromise(context) ? context.then(run) : run(context);
      return isPromise(result) ? result.then(aboutVariables) : aboutVariables(result);
    },
    subscribe: async (request) => {
      const { document, problems } = prepare(request);
      if (problems.length > 0) return { errors: problems };
      return subscribe(argumentsOf(document, request, await contextOf(request)));
    },
  };
}

/** A result without data is of variables that do not fit: those of custom scalars are known here only. */
function aboutVariables(result: ExecutionResult): ExecutionResult {
  if (result.data !== undefined || result.errors === undefined) return result;
  return { errors: result.errors.map((error) => documentFailure("BAD_USER_INPUT", error)) };
}

/**
 * A problem of a planned document, told as the client's where it is about a value: custom scalars are known to
 * their subgraph only. Any other is the plan's.
 */
function aboutValues(schema: GraphQLSchema, document: DocumentNode, problem: GraphQLError): GraphQLError {
  const ofValues = validate(schema, document, [ValuesOfCorrectTypeRule]);
  return ofValues.some(({ message }) => message === problem.message)
    ? documentFailure("BAD_USER_INPUT", problem)
    : problem;
}
