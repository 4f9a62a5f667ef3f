import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { buildASTSchema, type DocumentNode, GraphQLError, type GraphQLSchema, parse } from "graphql";
import type { SupergraphOperation, SupergraphOptions } from "../supergraph-options.ts";
import { type BoundedMap, boundedMap } from "./bounded-map.ts";
import { type ChosenOperation, chooseOperation, coerceVariables } from "./chosen-operation.ts";
import type { Data } from "./data.ts";
import type { Documents, Known } from "./documents.ts";
import { failure } from "./failure.ts";
import { type Compiler, compileOperation, type Operation } from "./operation.ts";
import { chooseOverrides, type OverrideChoice } from "./overrides.ts";
import { possibleTypes } from "./possible-types.ts";
import type { SubgraphOf } from "./subgraphs.ts";

/** An operation that is known, and its compiled forms by what decides between them. */
export interface KnownOperation extends ChosenOperation {
  readonly compiled: BoundedMap<string, Operation>;
}

/** Forms of one operation (by conditions and overrides) that are kept compiled. */
const MAX_FORMS = 64;

/** The parts of a supergraph that preparing an operation needs. */
export interface Parts {
  readonly supergraph: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly subgraphOf: SubgraphOf;
  readonly known: Documents<KnownOperation>;
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
  const limits = { maxDepth: options.maxDepth ?? 45, maxFields: options.maxFields ?? 5_000 };
  const planner = new QueryPlanner(options.sdl);
  const overridesFor = chooseOverrides(planner, options.isOverrideActive);
  const compiler: Omit<Compiler, "plan"> = {
    schema,
    fits: possibleTypes(buildASTSchema(parts.supergraph, { assumeValid: true, assumeValidSDL: true })),
    callOf: ({ serviceName, operation, operationName, operationKind = "query" }) => ({
      serviceName,
      execute: subgraphOf(serviceName).execute,
      query: operation,
      document: parse(operation, { noLocation: true }),
      operationName,
      kind: operationKind,
    }),
  };

  const choose = ({ document, operations }: Known<KnownOperation>, name = ""): KnownOperation => {
    const chosen = operations.get(name);
    if (chosen !== undefined) return chosen;
    const fresh = {
      ...chooseOperation(document, name || undefined, { schema, limits }),
      compiled: boundedMap<string, Operation>(MAX_FORMS),
    };
    operations.set(name, fresh);
    return fresh;
  };

  const compile = (
    chosen: KnownOperation,
    variables: Data,
    { key, labels, percentage }: OverrideChoice,
  ): Operation => {
    const { conditions, compiled } = chosen;
    const form =
      conditions.length === 0 ? key : `${conditions.map((name) => variables[name] === true)} ${key}`;
    const ready = compiled.get(form);
    if (ready !== undefined) return ready;
    const flags = Object.fromEntries(conditions.map((name) => [name, variables[name] === true]));
    const plan = (query: string) => planner.plan(query, null, labels, percentage).node;
    const operation = compileOperation(chosen, flags, { ...compiler, plan });
    compiled.set(form, operation);
    return operation;
  };

  return (request) => {
    const found = known.find(request);
    if (found instanceof GraphQLError) return { errors: [found] };
    const problems = request.document === undefined ? known.problems(found) : [];
    if (problems.length > 0) return { errors: problems };
    try {
      const chosen = choose(found, nameOf(request));
      const coerced = coerceVariables(chosen, schema, request.variables);
      if (coerced.errors) return coerced;
      const { variables } = coerced;
      return { operation: compile(chosen, variables, overridesFor(request.context)), variables };
    } catch (thrown) {
      const explained = thrown instanceof GraphQLError && thrown.extensions["code"] !== undefined;
      return { errors: [explained ? thrown : unplannable(thrown)] };
    }
  };
}

/** The name of the operation to run. @throws GraphQLError when `operation` is not one of the document. */
function nameOf({ document, operation, operationName }: SupergraphOperation): string | undefined {
  if (operation === undefined) return operationName ?? undefined;
  if (document?.definitions.includes(operation)) return operation.name?.value;
  throw failure("OPERATION_RESOLUTION_FAILURE", "The operation is not one of the document.");
}

function unplannable(thrown: unknown): GraphQLError {
  return failure("QUERY_PLAN_FAILED", "The operation cannot be planned over the subgraphs.", thrown);
}
