import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { buildASTSchema, type DocumentNode, GraphQLError, type GraphQLSchema } from "graphql";
import type { SupergraphOperation, SupergraphOptions } from "../supergraph-options.ts";
import type { Data } from "./data.ts";
import type { Documents, Known } from "./documents.ts";
import { failure } from "./failure.ts";
import { type Compiler, coerceVariables, compileOperation, type Operation } from "./operation.ts";
import { chooseOverrides } from "./overrides.ts";
import { parsePlanned } from "./planned-document.ts";
import { possibleTypes } from "./possible-types.ts";
import type { SubgraphOf } from "./subgraphs.ts";

/** The parts of a supergraph that preparing an operation needs. */
export interface Parts {
  readonly supergraph: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly subgraphOf: SubgraphOf;
  readonly known: Documents<Operation>;
}

/** An operation that is ready to run, or the errors that make it impossible. */
export type Prepared =
  | { readonly operation: Operation; readonly variables: Data; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[] };

/** Starts the planner; what it gives turns requests into operations, compiled once each. */
export function preparer(
  options: SupergraphOptions,
  parts: Parts,
): (request: SupergraphOperation) => Prepared {
  const { schema, subgraphOf, known } = parts;
  const planner = new QueryPlanner(options.sdl);
  const overridesFor = chooseOverrides(planner, options.isOverrideActive);
  const compiler: Omit<Compiler, "plan"> = {
    schema,
    limits: { maxDepth: options.maxDepth ?? 100, maxFields: options.maxFields ?? 5_000 },
    fits: possibleTypes(buildASTSchema(parts.supergraph, { assumeValid: true, assumeValidSDL: true })),
    callOf: ({ serviceName, operation, operationName, operationKind = "query" }) => ({
      serviceName,
      execute: subgraphOf(serviceName).execute,
      ...parsePlanned(operation),
      operationName,
      kind: operationKind,
    }),
  };

  const compiled = ({ document, compiled }: Known<Operation>, request: SupergraphOperation): Operation => {
    const { key, labels, percentage } = overridesFor(request.context);
    const name = request.operationName ?? undefined;
    const id = name === undefined ? key : `${name} ${key}`;
    const ready = compiled.get(id);
    if (ready !== undefined) return ready;
    const plan = (query: string) => planner.plan(query, null, labels, percentage).node;
    const operation = compileOperation(document, name, { ...compiler, plan });
    compiled.set(id, operation);
    return operation;
  };

  return (request) => {
    const found = known.find(request);
    if (found instanceof GraphQLError) return { errors: [found] };
    const problems = request.document === undefined ? known.problems(found) : [];
    if (problems.length > 0) return { errors: problems };
    try {
      const operation = compiled(found, request);
      const { variables, errors } = coerceVariables(operation, schema, request.variables);
      return errors ? { errors } : { operation, variables };
    } catch (thrown) {
      return {
        errors: [thrown instanceof GraphQLError && thrown.extensions["code"] ? thrown : unplannable(thrown)],
      };
    }
  };
}

function unplannable(thrown: unknown): GraphQLError {
  return failure("QUERY_PLAN_FAILED", "The operation cannot be planned over the subgraphs.", thrown);
}
