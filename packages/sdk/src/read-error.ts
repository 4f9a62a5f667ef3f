import { readRetryAfter } from "./backoff.ts";
import { type ErrorDetail, TetronError } from "./error.ts";

/** An error of a GraphQL answer. */
export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly request_id?: string;
  readonly details?: readonly ErrorDetail[];
}

/** A body that is no success, as an error. */
export function readError(text: string, answer: Response): TetronError {
  const message = `${answer.status}: the answer is not one of Tetron.`;
  return failureOf(text, answer) ?? new TetronError("UNEXPECTED_ANSWER", message, factsOf(answer));
}

/** The failure that a text describes; `undefined` when it describes none. */
export function failureOf(text: string, answer: Response): TetronError | undefined {
  const body = errorBody(text);
  return body && errorOf(body, answer);
}

/** The first error of a GraphQL answer. */
export function readGraphqlError([first]: readonly GraphqlError[], answer: Response): TetronError {
  return errorOf(graphqlBody(first), answer);
}

function errorOf({ code, message, details, request_id }: ErrorBody, answer: Response): TetronError {
  const facts = factsOf(answer);
  return new TetronError(code, message, { ...facts, details, requestId: request_id ?? facts.requestId });
}

function factsOf({ status, headers }: Response) {
  const requestId = headers.get("X-Request-Id") ?? undefined;
  return { status, requestId, retryAfterMs: readRetryAfter(headers.get("Retry-After")) };
}

/** The error of a body, REST's or GraphQL's; `undefined` when it has none. */
function errorBody(text: string): ErrorBody | undefined {
  const body = parseObject(text);
  const { error, errors } = body as {
    readonly error?: Partial<ErrorBody>;
    readonly errors?: readonly GraphqlError[];
  };
  if (typeof error?.code === "string") return { ...error, code: error.code, message: error.message ?? "" };
  return Array.isArray(errors) ? graphqlBody(errors[0]) : undefined;
}

/** What a text is as JSON; nothing when it is no object, such as a proxy's page. */
function parseObject(text: string): object {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}

function graphqlBody(error: GraphqlError | undefined): ErrorBody {
  const { code = "SERVER_ERROR", details = [] } = error?.extensions ?? {};
  return { code: String(code), message: error?.message ?? "", details: details as readonly ErrorDetail[] };
}
