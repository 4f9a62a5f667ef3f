import type { Supergraph } from "@tetron/federation/supergraph";
import {
  defaultFieldResolver,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from "graphql";
import type { CallContext } from "../context.ts";
import type { SubscriptionContext } from "../stream/stream-subgraph.ts";
import type { RaiseScores } from "./raise-scores.ts";
import { noFixedAnswer, sandboxRoots } from "./sandbox-roots.ts";
import { sandboxScoreStream } from "./sandbox-score-stream.ts";
import { zeroValue } from "./zero-value.ts";

/**
 * The graph, with the sandbox in its place for a test key: no subgraph is called for one. Every door that runs operations
 * over the graph is covered, subscriptions too.
 */
export function withSandbox(supergraph: Supergraph, raise: RaiseScores): Supergraph {
  const { schema } = supergraph;
  const roots = sandboxRoots(raise);
  const isRoot = rootsOf(schema);
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
    const { fieldName, parentType, returnType } = info;
    if (isRoot.has(parentType.name)) {
      const root = roots[fieldName] ?? noFixedAnswer;
      return root(args as never, context);
    }
    const given = defaultFieldResolver(source, args, context, info);
    return given === undefined ? zeroValue(returnType) : given;
  };
  return {
    ...supergraph,
    execute(request) {
      const { document, operation, variables, operationName, context } = request;
      if (!isTest(context) || document === undefined) return supergraph.execute(request);
      return execute({
        ...{ schema, document, fieldResolver, contextValue: context },
        variableValues: variables ?? {},
        operationName: operation?.name?.value ?? operationName ?? null,
      });
    },
    async subscribe(request) {
      const { document, variables, context, signal } = request;
      if (!isTest(context) || document === undefined) return supergraph.subscribe(request);
      const { events } = context as SubscriptionContext;
      const variableValues = variables ?? {};
      return answersTo(events, { schema, document, fieldResolver, variableValues }, context, signal);
    },
  };
}

/** An answer for each event, marked as a test's. */
async function* answersTo(
  events: AsyncIterable<unknown>,
  operation: ExecutionArgs,
  context: unknown,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExecutionResult, void, void> {
  const waiting = events[Symbol.asyncIterator]();
  signal?.addEventListener("abort", () => void waiting.return?.(), { once: true });
  for await (const event of { [Symbol.asyncIterator]: () => waiting }) {
    const rootValue = sandboxScoreStream(event as never, context);
    const result = await execute({ ...operation, rootValue, contextValue: context });
    yield { ...result, extensions: { ...result.extensions, test: true } };
  }
}

function isTest(context: unknown): boolean {
  return (context as CallContext | undefined)?.caller?.test === true;
}

/** The types whose fields the sandbox answers; those of a subscription are events. */
function rootsOf(schema: GraphQLSchema): ReadonlySet<string> {
  const types = [schema.getQueryType(), schema.getMutationType()];
  return new Set(types.flatMap((type) => type?.name ?? []));
}
