import { FAILURES, Failure, type FailureCode, type FailureDetails, isFailure } from "@tetron/domain/failure";
import { GraphQLError } from "graphql";

/** Seconds after which a subgraph that did not answer is worth another try. */
const RETRY_SECONDS = 1;

/** How Node and undici call a connection that could not be made. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Codes that GraphQL and the executor give to documents and variables that cannot be run. */
const OF_THE_CLIENT = new Set([
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "ANSWER_TOO_LARGE",
  "OPERATION_TOO_LARGE",
  "PERSISTED_QUERY_NOT_SUPPORTED",
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
      `${dependency} does not answer.`,
      { dependency, retryAfter: RETRY_SECONDS, outcome: wasNeverSent(error) ? "nothing_done" : "unknown" },
      { cause: error },
    );
  }
  if (originalError !== undefined || !isFailureCode(code)) return undefined;
  return new Failure(code, error.message, readDetails(code, extensions["details"]));
}

/** Whether a request did not leave this process: its connection was never made. */
function wasNeverSent({ originalError }: GraphQLError): boolean {
  return NEVER_CONNECTED.has(String((originalError as NodeJS.ErrnoException | undefined)?.code));
}

/**
 * An error as whoever presents errors takes it: what was meant stands in `originalError` as a failure, what
 * was not as a bug. What GraphQL says about a document stays as it is.
 */
export function clarify(error: unknown): unknown {
  if (!(error instanceof GraphQLError) || isAboutDocument(error)) return error;
  const originalError = failureOfError(error) ?? error.originalError ?? new Error(error.message);
  return new GraphQLError(error.message, {
    path: error.path ?? null,
    nodes: error.nodes ?? null,
    originalError,
  });
}

/** Reads what `presentGraphQL` wrote: a list, of all issues where there may be several. */
function readDetails(code: FailureCode, shown: unknown): FailureDetails[FailureCode] {
  const list: readonly unknown[] = Array.isArray(shown) ? shown : [];
  return (code === "BAD_REQUEST" ? { issues: list } : (list[0] ?? {})) as FailureDetails[FailureCode];
}

function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === "string" && Object.hasOwn(FAILURES, code);
}
