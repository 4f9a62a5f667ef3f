import { FAILURES, Failure, type FailureCode, type FailureDetails, isFailure } from "@tetron/domain/failure";
import type { GraphQLError } from "graphql";

/** Seconds after which a subgraph that did not answer is worth another try. */
const RETRY_SECONDS = 1;

/** Codes that GraphQL and the executor give to documents and variables that cannot be run. */
const OF_THE_CLIENT = new Set([
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "OPERATION_TOO_LARGE",
  "SUBSCRIPTION_UNSUPPORTED",
]);

/** Whether GraphQL itself refused the request: it says why better than anyone else can. */
export function isAboutDocument(error: GraphQLError): boolean {
  return OF_THE_CLIENT.has(String(error.extensions["code"]));
}

/**
 * The failure behind an error of the graph, wherever it happened: thrown by a resolver in this process,
 * presented by a subgraph in another one, or met on the way to it.
 *
 * @returns `undefined` when nobody meant to fail: a bug, to be logged and masked.
 */
export function failureOfError(error: GraphQLError): Failure | undefined {
  const { originalError, extensions } = error;
  if (isFailure(originalError)) return originalError;
  const code = extensions["code"];
  if (code === "SUBGRAPH_UNREACHABLE" || code === "SUBGRAPH_DEADLINE_EXCEEDED") {
    const dependency = String(extensions["serviceName"]);
    return new Failure(
      "UNAVAILABLE",
      `${dependency} does not answer now.`,
      { dependency, retryAfter: RETRY_SECONDS },
      { cause: error },
    );
  }
  if (originalError !== undefined || !isFailureCode(code)) return undefined;
  return new Failure(code, error.message, (extensions["details"] ?? {}) as FailureDetails[FailureCode]);
}

function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === "string" && Object.hasOwn(FAILURES, code);
}
