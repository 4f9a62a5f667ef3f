import { type ExecutionResult, executeSync, GraphQLError, type GraphQLSchema } from "graphql";
import { toClientPath } from "./client-path.ts";
import type { Data } from "./data.ts";
import { merge } from "./merge.ts";
import type { Operation } from "./operation.ts";
import { type AnswerLimits, type Projection, startProjection } from "./projection.ts";
import type { Run } from "./run.ts";

/** Maximum number of errors in an answer: more would add size, not information. */
const MAX_ERRORS = 1_000;

/** Builds the client's answer from a run. */
export function finishAnswer(
  operation: Operation,
  run: Run,
  { schema, limits }: { readonly schema: GraphQLSchema; readonly limits: AnswerLimits },
): ExecutionResult {
  if (operation.introspection !== null) introspect(operation, run, schema);
  const projection = startProjection(limits);
  const data = projected(operation, run, projection);
  if (data instanceof GraphQLError) return { errors: [data], data: null };
  const { nulls } = projection;
  if (run.errors.length === 0 && projection.errors.length === 0 && nulls.length === 0) return { data };
  const told = run.errors.slice(0, MAX_ERRORS).map((error) => toClientPath(error, operation));
  const errors = [...told, ...projection.errors];
  const unexplained = nulls.filter((hole) => !errors.some((error) => explains(error, hole)));
  return {
    ...(errors.length > 0 && { errors }),
    data,
    ...(unexplained.length > 0 && { extensions: { valueCompletion: unexplained } }),
  };
}

function projected(operation: Operation, run: Run, projection: Projection): Data | null | GraphQLError {
  try {
    return operation.project(run.data, projection) as Data | null;
  } catch (thrown) {
    if (thrown instanceof GraphQLError) return thrown;
    throw thrown;
  }
}

/** Whether an error explains a null: its path is at, above or below it, or absent. */
function explains(error: GraphQLError, hole: GraphQLError): boolean {
  const [a = [], b = []] = [error.path, hole.path];
  return a.every((key, index) => index >= b.length || key === b[index]);
}

function introspect({ introspection }: Operation, run: Run, schema: GraphQLSchema): void {
  if (introspection === null) return;
  const { data, errors } = executeSync({ schema, document: introspection, variableValues: run.variables });
  if (data) merge(run.data, data);
  if (errors) run.errors.push(...errors);
}
