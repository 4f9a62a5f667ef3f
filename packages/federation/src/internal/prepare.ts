import { buildASTSchema, type DocumentNode, GraphQLError, type GraphQLSchema, parse } from "graphql";
import type { SupergraphOperation, SupergraphOptions } from "../supergraph-options.ts";
import { type BoundedMap, boundedMap } from "./bounded-map.ts";
import { type ChosenOperation, chooseOperation, coerceVariables } from "./chosen-operation.ts";
import { clientNames } from "./client-names.ts";
import { type Data, isPromise } from "./data.ts";
import type { Documents, Known } from "./documents.ts";
import { executorError } from "./failure.ts";
import { type Compiler, compileOperation, type Operation } from "./operation.ts";
import { chooseOverrides, type OverrideChoice } from "./overrides.ts";
import { startPlanning } from "./planning.ts";
import { possibleTypes } from "./possible-types.ts";
import type { SubgraphOf } from "./subgraphs.ts";

/** A known operation and its compiled forms, by conditions and overrides. */
export interface KnownOperation extends ChosenOperation {
  readonly compiled: BoundedMap<string, Operation | Promise<Operation>>;
}

/** Default planning deadline. A plan usually takes from one to some tens of milliseconds. */
const PLAN_DEADLINE_MS = 2_000;

/** Maximum number of compiled forms per operation. */
const MAX_FORMS = 64;

/** The parts of a supergraph that preparing an operation needs. */
export interface Parts {
  readonly supergraph: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly subgraphOf: SubgraphOf;
  readonly known: Documents<KnownOperation>;
}

/** An operation that is ready to run, or the errors that prevent it. */
export type Prepared =
  | { readonly operation: Operation; readonly variables: Data; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[] };

/**
 * Starts the planner and returns a function that turns requests into operations, each compiled once. It
 * returns a promise only for an operation that has yet to be planned.
 */
export function createPreparer(
  options: SupergraphOptions,
  parts: Parts,
): (request: SupergraphOperation) => Prepared | Promise<Prepared> {
  const { schema, subgraphOf, known } = parts;
  const limits = { maxDepth: options.maxDepth ?? 45, maxFields: options.maxFields ?? 5_000 };
  const { planner, plan } = startPlanning(options.sdl, options.planDeadlineMs ?? PLAN_DEADLINE_MS);
  const overridesFor = chooseOverrides(planner, options.isOverrideActive);
  const compiler: Omit<Compiler, "plan"> = {
    schema,
    names: clientNames(parts.supergraph),
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
      compiled: boundedMap<string, Operation | Promise<Operation>>(MAX_FORMS),
    };
    operations.set(name, fresh);
    return fresh;
  };

  const compile = (
    chosen: KnownOperation,
    variables: Data,
    override: OverrideChoice,
  ): Operation | Promise<Operation> => {
    const { conditions, compiled } = chosen;
    const form =
      conditions.length === 0
        ? override.key
        : `${conditions.map((name) => variables[name] === true)} ${override.key}`;
    const ready = compiled.get(form);
    if (ready !== undefined) return ready;
    const flags = Object.fromEntries(conditions.map((name) => [name, variables[name] === true]));
    const operation = compileOperation(chosen, flags, {
      ...compiler,
      plan: (query) => plan(query, override),
    });
    compiled.set(form, operation);
    operation.then(
      (done) => compiled.set(form, done),
      () => compiled.delete(form),
    );
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
      const operation = compile(chosen, variables, overridesFor(request.context));
      if (!isPromise(operation)) return { operation, variables };
      return operation.then((compiled) => ({ operation: compiled, variables }), refused);
    } catch (thrown) {
      return refused(thrown);
    }
  };
}

/** The name of the operation to run. @throws GraphQLError when `operation` is not one of the document. */
function nameOf({ document, operation, operationName }: SupergraphOperation): string | undefined {
  if (operation === undefined) return operationName ?? undefined;
  if (document?.definitions.includes(operation)) return operation.name?.value;
  throw executorError("OPERATION_RESOLUTION_FAILURE", "The operation is not one of the document.");
}

function refused(thrown: unknown): Prepared {
  const explained = thrown instanceof GraphQLError && thrown.extensions["code"] !== undefined;
  return { errors: [explained ? thrown : unplannable(thrown)] };
}

function unplannable(thrown: unknown): GraphQLError {
  return executorError("QUERY_PLAN_FAILED", "The operation cannot be planned over the subgraphs.", thrown);
}
