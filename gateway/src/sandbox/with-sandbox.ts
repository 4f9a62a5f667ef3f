import type { Supergraph } from "@tetron/federation/supergraph";
import { defaultFieldResolver, execute, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import type { CallContext } from "../context.ts";
import { noFixedAnswer, SANDBOX_ROOTS } from "./sandbox-roots.ts";
import { zeroValue } from "./zero-value.ts";

/**
 * The graph, with the sandbox in its place for a test key: no subgraph is called for one. Every door that runs operations
 * over the graph is covered.
 */
export function withSandbox(supergraph: Supergraph): Supergraph {
  const { schema } = supergraph;
  const isRoot = rootsOf(schema);
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
    const { fieldName, parentType, returnType } = info;
    if (isRoot.has(parentType.name)) {
      const root = SANDBOX_ROOTS[fieldName] ?? noFixedAnswer(fieldName);
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
  };
}

function isTest(context: unknown): boolean {
  return (context as CallContext | undefined)?.caller?.test === true;
}

function rootsOf(schema: GraphQLSchema): ReadonlySet<string> {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return new Set(types.flatMap((type) => type?.name ?? []));
}
