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

/** Options of {@link inProcess}. */
export interface InProcessOptions {
  /** Makes the resolvers' context for one fetch. Default: the supergraph's context. */
  readonly context?: (request: SubgraphRequest) => unknown;
  readonly rootValue?: unknown;
  /**
   * Whether queries are compiled on first use. Default true. Order and arguments of resolver calls, and the
   * result, are the same as with graphql-js, which runs everything else.
   */
  readonly compile?: boolean;
}

interface Prepared {
  readonly document: DocumentNode;
  readonly problems: readonly GraphQLError[];
  readonly engine: Engine | undefined;
}

/** Maximum number of operations cached by text; a supergraph always passes the document. */
const MAX_TEXTS = 1_000;

/**
 * A subgraph that is a schema in this process. It answers synchronously if its resolvers return no promises.
 *
 * Each planned document is validated and compiled on first use. A long execution yields to the event loop
 * between the items of a list, and stops there when `request.signal` has aborted. A resolver that waits or
 * works long should check the signal too; the context factory can pass it on.
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

/** A result without data means invalid variables: only the subgraph can check custom scalars. */
function aboutVariables(result: ExecutionResult): ExecutionResult {
  if (result.data !== undefined || result.errors === undefined) return result;
  return { errors: result.errors.map((error) => documentFailure("BAD_USER_INPUT", error)) };
}

/**
 * Reports a problem of a planned document as the client's error if it concerns a value, since only the
 * subgraph can check custom scalars. Any other is an error of the plan and returned unchanged.
 */
function aboutValues(schema: GraphQLSchema, document: DocumentNode, problem: GraphQLError): GraphQLError {
  const ofValues = validate(schema, document, [ValuesOfCorrectTypeRule]);
  return ofValues.some(({ message }) => message === problem.message)
    ? documentFailure("BAD_USER_INPUT", problem)
    : problem;
}
