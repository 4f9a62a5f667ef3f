import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema, parse } from "graphql";
import { apiSchema } from "./api-schema.ts";
import { checkScalars } from "./internal/check-scalars.ts";
import { isPromise } from "./internal/data.ts";
import { documents } from "./internal/documents.ts";
import { type Executor, runOperation } from "./internal/execution.ts";
import { executorError } from "./internal/failure.ts";
import { createPreparer, type KnownOperation, type Prepared } from "./internal/prepare.ts";
import { matchSubgraphs } from "./internal/subgraphs.ts";
import { openSubscription } from "./internal/subscription.ts";
import { subgraphEndpoints } from "./subgraph-endpoints.ts";
import type { SupergraphOperation, SupergraphOptions, SupergraphSubscription } from "./supergraph-options.ts";

/** A graph over several subgraphs, used like a single schema. */
export interface Supergraph {
  /** The API schema: without federation's own elements and inaccessible ones. */
  readonly schema: GraphQLSchema;
  /** The supergraph SDL. */
  readonly sdl: string;
  /** Validation errors of a document; empty when it is valid. Each document is validated once. */
  validate(source: { readonly query?: string; readonly document?: DocumentNode }): readonly GraphQLError[];
  /**
   * Runs a query or mutation.
   *
   * A `query` text is validated; a `document` is trusted to be valid. A request that cannot be run (syntax,
   * validation, variables, plan) gives a result without `data`; a failing subgraph adds errors beside the
   * rest of the data. An answer over the limits is refused as a whole. Codes:
   * `@tetron/federation/error-codes`. A null that propagated without an error is reported in
   * `extensions.valueCompletion`.
   *
   * @returns The result itself when the operation is already planned and every subgraph answered
   *   synchronously,
   *   otherwise a promise.
   * @throws (a rejection) The signal's reason, when the client disconnected. Nothing else.
   */
  execute(operation: SupergraphOperation): ExecutionResult | Promise<ExecutionResult>;
  /**
   * Opens a subscription. The source runs in the subgraph that owns the field; each event is completed from
   * the others. `return()` or the signal closes the source. If the source throws, the stream ends with a last
   * result that has the error.
   *
   * @returns The stream, or one result with the errors that prevented it. For a query or mutation: its
   *   result.
   * @throws (a rejection) The signal's reason, when the client disconnected before the stream was open.
   */
  subscribe(
    subscription: SupergraphSubscription,
  ): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult>;
}

/**
 * Creates an executable supergraph.
 *
 * It does not enforce `@authenticated`, `@requiresScopes` or `@policy`: the server and the subgraphs must.
 *
 * @throws Error when the SDL is not a supergraph, or its subgraphs and the given ones differ.
 *
 * @example
 * ```ts
 * import { createSupergraph } from "@tetron/federation/supergraph";
 * import { overHttp } from "@tetron/federation/over-http";
 *
 * export async function askStock(sdl: string) {
 *   await using stock = overHttp({ url: "http://stock:4000/graphql" });
 *   const supergraph = createSupergraph({ sdl, subgraphs: { stock } });
 *   return supergraph.execute({ query: "{ __typename }" });
 * }
 * ```
 */
export function createSupergraph(options: SupergraphOptions): Supergraph {
  const { sdl, deadlineMs = 10_000, maxDocuments = 1_000, maxTokens = 15_000 } = options;
  const supergraph = parse(sdl, { noLocation: true });
  const names = subgraphEndpoints(supergraph).map(({ name }) => name);
  const subgraphOf = matchSubgraphs(names, options.subgraphs);
  const schema = apiSchema(supergraph);
  checkScalars(schema, options.scalars ?? {});
  const known = documents<KnownOperation>(schema, { maxDocuments, maxTokens });
  const prepare = createPreparer(options, { supergraph, schema, subgraphOf, known });
  const { maxAnswerBytes = 10_000_000, maxAnswerNodes = 500_000 } = options;
  const executor: Executor = { schema, deadlineMs, limits: { maxAnswerBytes, maxAnswerNodes } };

  const execute: Supergraph["execute"] = (request) => {
    const prepared = prepare(request);
    return isPromise(prepared) ? prepared.then((later) => run(later, request)) : run(prepared, request);
  };

  const run = (prepared: Prepared, request: SupergraphOperation) => {
    if (prepared.errors) return { errors: prepared.errors };
    const { operation, variables } = prepared;
    if (operation.definition.operation === "subscription")
      return unsupported("A subscription is opened with subscribe, not executed.");
    const { context, signal, deadlineMs } = request;
    return runOperation(
      operation,
      { data: {}, errors: [], variables, context, signal, deadlineMs },
      executor,
    );
  };

  return {
    schema,
    sdl,
    execute,
    validate: (source) => {
      const found = known.find(source);
      return found instanceof GraphQLError ? [found] : known.problems(found);
    },
    subscribe: async (request) => {
      const prepared = await prepare(request);
      if (prepared.errors) return { errors: prepared.errors };
      const { operation, variables } = prepared;
      if (operation.primary === null) return run(prepared, request);
      const { serviceName } = operation.primary.call;
      const { subscribe } = subgraphOf(serviceName);
      if (subscribe === undefined) return unsupported(`Subgraph "${serviceName}" cannot be subscribed to.`);
      const { context, signal, eventContext = () => context } = request;
      const opening = { variables, context, signal, eventContext, subscribe };
      return openSubscription({ ...operation, primary: operation.primary }, opening, executor);
    },
  };
}

function unsupported(message: string): ExecutionResult {
  return { errors: [executorError("SUBSCRIPTION_UNSUPPORTED", message)] };
}
