import { type ExecutionResult, executeSync, type GraphQLError, type GraphQLSchema } from "graphql";
import { inClientTerms } from "./client-path.ts";
import type { Data } from "./data.ts";
import { merge } from "./merge.ts";
import type { Operation } from "./operation.ts";
import type { Projection } from "./projection.ts";
import type { Run } from "./run.ts";

/** Turns what a run has gathered into the client's answer. */
export function finish(operation: Operation, run: Run, schema: GraphQLSchema): ExecutionResult {
  if (operation.introspection !== null) introspect(operation, run, schema);
  const projection: Projection = { errors: [], path: [], nulls: [] };
  const data = operation.project(run.data, projection) as Data | null;
  const { nulls } = projection;
  if (run.errors.length === 0 && projection.errors.length === 0 && nulls.length === 0) return { data };
  const errors = [...run.errors.map((error) => inClientTerms(error, operation)), ...projection.errors];
  const unexplained = nulls.filter((hole) => !errors.some((error) => explains(error, hole)));
  return {
    ...(errors.length > 0 && { errors }),
    data,
    ...(unexplained.length > 0 && { extensions: { valueCompletion: unexplained } }),
  };
}

/** Whether an error is the reason for a null: it stands at, above or below it, or nowhere in particular. */
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
