import { GraphQLError } from "graphql";
import type { ErrorCode } from "../error-codes.ts";
import { type Data, isData, type Path } from "./data.ts";

/** An error raised by the executor. */
export function executorError(code: ErrorCode, message: string, originalError?: unknown): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code },
    ...causedBy(originalError),
  });
}

/** An error raised by the executor about one subgraph. `originalError` is what was thrown, if an `Error`. */
export function subgraphFailure(code: ErrorCode, serviceName: string, says: string, thrown?: unknown) {
  return new GraphQLError(`Subgraph "${serviceName}" ${says}.`, {
    extensions: { code, serviceName },
    ...causedBy(thrown),
  });
}

/** The same error at another path in the client's answer; `undefined` for no path. */
export function errorAt(error: GraphQLError, path: Path | undefined): GraphQLError {
  return new GraphQLError(error.message, {
    extensions: error.extensions,
    ...causedBy(error),
    ...(path !== undefined && { path }),
  });
}

/** An error reported by a subgraph, in any shape. */
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

/** A graphql-js error about the client's document, with a code added. */
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

/** The root cause, so that the code that presents errors can see what a resolver threw. */
function causedBy(thrown: unknown): { originalError?: Error } {
  if (thrown instanceof GraphQLError)
    return thrown.originalError ? { originalError: thrown.originalError } : {};
  return thrown instanceof Error ? { originalError: thrown } : {};
}
