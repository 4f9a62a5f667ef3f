import { GraphQLError } from "graphql";
import type { ErrorCode } from "../error-codes.ts";
import { type Data, isData, type Path } from "./data.ts";

/** An error of the executor's own making. */
export function failure(code: ErrorCode, message: string, originalError?: unknown): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code },
    ...causedBy(originalError),
  });
}

/** An error about one subgraph, of the executor's own making. What was thrown stays in `originalError`. */
export function subgraphFailure(code: ErrorCode, serviceName: string, says: string, thrown?: unknown) {
  return new GraphQLError(`Subgraph "${serviceName}" ${says}.`, {
    extensions: { code, serviceName },
    ...causedBy(thrown),
  });
}

/** The same error at another place in the client's answer; `undefined` is no place in particular. */
export function errorAt(error: GraphQLError, path: Path | undefined): GraphQLError {
  return new GraphQLError(error.message, {
    extensions: error.extensions,
    ...causedBy(error),
    ...(path !== undefined && { path }),
  });
}

/** An error as a subgraph reported it, in whatever shape it came. */
export function reportedError(reported: unknown, serviceName: string): GraphQLError {
  const { message, path, extensions } = isData(reported) ? reported : ({} as Data);
  const own = isData(extensions) ? extensions : {};
  return new GraphQLError(typeof message === "string" ? message : `Subgraph "${serviceName}" failed.`, {
    extensions: { ...own, code: own["code"] ?? "DOWNSTREAM_SERVICE_ERROR", serviceName },
    ...(isPath(path) && { path }),
    ...causedBy(reported),
  });
}

function isPath(path: unknown): path is Path {
  return Array.isArray(path) && path.every((key) => typeof key === "string" || typeof key === "number");
}

/** An error of graphql-js about the client's document, with a code. */
export function documentFailure(
  code: ErrorCode,
  { message, nodes, source, positions }: GraphQLError,
): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}

/** The error at the root of it, so that who presents errors can tell what a resolver threw. */
function causedBy(thrown: unknown): { originalError?: Error } {
  if (thrown instanceof GraphQLError)
    return thrown.originalError ? { originalError: thrown.originalError } : {};
  return thrown instanceof Error ? { originalError: thrown } : {};
}
