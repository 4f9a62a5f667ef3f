import { FAILURES, Failure, type FailureCode, isFailure } from "@tetron/domain/failure";
import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** What a client of an earlier version is asked to upgrade to. */
const API_VERSION = "tetron/v1";

/** What is wrong: for an input, `{ field, reason }` of each field. */
export type ErrorDetail = Readonly<Record<string, unknown>>;

/** An error as the REST API shows it: see `ErrorBody` in schema/openapi.json. */
export interface RestError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: {
    readonly error: {
      readonly code: FailureCode;
      readonly message: string;
      readonly request_id: string;
      readonly details: readonly ErrorDetail[];
    };
  };
}

/**
 * The failure that a thrown value is or wraps, since drivers wrap errors.
 *
 * @returns `undefined` for a bug: anything not thrown on purpose.
 */
export function failureOf(thrown: unknown): Failure | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) if (isFailure(error)) return error;
  return undefined;
}

/** Shows any thrown value to a REST client. A bug shows as `SERVER_ERROR`, without its message. */
export function presentRest(thrown: unknown, requestId: string): RestError {
  const failure = failureOf(thrown) ?? masked(thrown);
  const { code, message } = failure;
  return {
    status: FAILURES[code].http,
    headers: headersOf(failure),
    body: { error: { code, message, request_id: requestId, details: detailsOf(failure).map(inSnakeCase) } },
  };
}

/**
 * Shows an execution error to a GraphQL client, under the same code as REST. GraphQL's own errors, such as
 * validation errors, are shown unchanged; a resolver's error is shown when it is a failure and masked
 * otherwise.
 *
 * @param onBug - Called with each masked error.
 */
export function presentGraphQL(error: GraphQLError, onBug: (thrown: unknown) => void): GraphQLFormattedError {
  const shown = error.toJSON();
  const thrown = thrownBy(error);
  if (thrown === undefined) return shown;
  const known = failureOf(thrown);
  if (known === undefined) onBug(thrown);
  const failure = known ?? masked(thrown);
  return {
    ...shown,
    message: failure.message,
    extensions: { code: failure.code, details: detailsOf(failure) },
  };
}

/** The error that a resolver threw; `undefined` when GraphQL itself or a remote server reported it. */
function thrownBy({ originalError }: GraphQLError): unknown {
  return originalError instanceof GraphQLError ? thrownBy(originalError) : originalError;
}

function masked(thrown: unknown): Failure<"SERVER_ERROR"> {
  return new Failure("SERVER_ERROR", "Something went wrong on our side.", {}, { cause: thrown });
}

function detailsOf({ details }: Failure): readonly ErrorDetail[] {
  if ("issues" in details) return details.issues.map((issue) => ({ ...issue }));
  return Object.keys(details).length > 0 ? [{ ...details }] : [];
}

/** REST's names: `missing_scope`. */
function inSnakeCase(detail: ErrorDetail): ErrorDetail {
  const renamed = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [renamed(name), value]));
}

function headersOf({ details }: Failure): Record<string, string> {
  if ("retryAfter" in details) return { "Retry-After": String(details.retryAfter) };
  if ("allowed" in details) return { Allow: details.allowed.join(", ") };
  if ("migration" in details)
    return {
      Upgrade: API_VERSION,
      Connection: "Upgrade",
      Link: `<${details.migration}>; rel="successor-version"`,
    };
  if ("scheme" in details)
    return { "WWW-Authenticate": details.scheme === "bearer" ? "Bearer" : "Signature" };
  return {};
}
