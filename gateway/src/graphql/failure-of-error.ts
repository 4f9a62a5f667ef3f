import type { HTTPGraphQLHead } from "@apollo/server";
import { FAILURES, Failure, type FailureCode, type FailureDetails, isFailure } from "@tetron/domain/failure";
import { GraphQLError } from "graphql";
import { nestedTooDeeply } from "./document-error.ts";

/** Seconds after which to retry a subgraph that did not answer. */
const RETRY_SECONDS = 1;

/** Codes with which Node and undici report a connection that could not be made. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Codes of GraphQL and the executor for documents and variables that cannot be run. */
const OF_THE_CLIENT = new Set([
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "ANSWER_TOO_LARGE",
  "OPERATION_TOO_LARGE",
  "PERSISTED_QUERY_NOT_FOUND",
  "SUBSCRIPTION_UNSUPPORTED",
]);

/** Whether GraphQL itself refused the request; its own message is the best explanation. */
export function isAboutDocument(error: GraphQLError): boolean {
  return OF_THE_CLIENT.has(String(error.extensions["code"]));
}

/**
 * The failure behind an error of the graph: thrown by a resolver in this process, presented by a remote
 * subgraph, or met on the way to it.
 *
 * @returns `undefined` for a bug, to be logged and masked.
 */
export function failureOfError(error: GraphQLError): Failure | undefined {
  const { originalError, extensions } = error;
  if (isFailure(originalError)) return originalError;
  const code = extensions["code"];
  if (code === "SUBGRAPH_UNREACHABLE" || code === "SUBGRAPH_DEADLINE_EXCEEDED") {
    const dependency = String(extensions["serviceName"]);
    return new Failure(
      "UNAVAILABLE",
      `${dependency} does not answer.`,
      { dependency, retryAfter: RETRY_SECONDS, outcome: wasNeverSent(error) ? "nothing_done" : "unknown" },
      { cause: error },
    );
  }
  const refusal = statusRefusal(error);
  if (refusal !== undefined) return refusal;
  if (originalError !== undefined || !isFailureCode(code)) return undefined;
  return new Failure(code, error.message, readDetails(code, extensions["details"]));
}

/** Apollo answers a mutation by GET with 405 and media types with 406 and 415, and calls each a BAD_REQUEST. */
function statusRefusal({ message, extensions }: GraphQLError): Failure | undefined {
  const http = extensions["http"] as Partial<HTTPGraphQLHead> | undefined;
  if (http?.status === FAILURES.UNSUPPORTED_MEDIA_TYPE.http)
    return new Failure("UNSUPPORTED_MEDIA_TYPE", message, { expected: "application/json" });
  if (http?.status === FAILURES.NOT_ACCEPTABLE.http)
    return new Failure("NOT_ACCEPTABLE", message, { expected: "application/json" });
  if (http?.status !== FAILURES.METHOD_NOT_ALLOWED.http) return undefined;
  const allowed = http.headers?.get("allow")?.split(", ") ?? [];
  return new Failure("METHOD_NOT_ALLOWED", `${message}.`, { allowed });
}

/** Whether a request never left this process: its connection was never made. */
function wasNeverSent({ originalError }: GraphQLError): boolean {
  return NEVER_CONNECTED.has(String((originalError as NodeJS.ErrnoException | undefined)?.code));
}

/**
 * Prepares an error for presentation: a failure in `originalError`, or the bug. GraphQL's own errors are
 * unchanged, but for a parser without stack: that is about the document, not a bug.
 */
export function attachFailure(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  if (isAboutDocument(error)) return isOutOfStack(error) ? nestedTooDeeply() : error;
  const originalError = failureOfError(error) ?? error.originalError ?? new Error(error.message);
  return new GraphQLError(error.message, {
    path: error.path ?? null,
    nodes: error.nodes ?? null,
    originalError,
  });
}

/** Whether the parser had no stack left, which Apollo wraps as a syntax error. */
function isOutOfStack({ originalError }: GraphQLError): boolean {
  return originalError instanceof GraphQLError
    ? isOutOfStack(originalError)
    : originalError instanceof RangeError;
}

/** Parses the output of `presentGraphQL`: a list, of all issues where there may be several. */
function readDetails(code: FailureCode, shown: unknown): FailureDetails[FailureCode] {
  const list: readonly unknown[] = Array.isArray(shown) ? shown : [];
  return (code === "BAD_REQUEST" ? { issues: list } : (list[0] ?? {})) as FailureDetails[FailureCode];
}

function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === "string" && Object.hasOwn(FAILURES, code);
}
