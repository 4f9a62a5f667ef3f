import { FAILURES, type FailureCode } from "@tetron/domain/failure";
import type { AnyKind } from "./any-kind.ts";
import { ErrorBody } from "./error-body.ts";
import { IDEMPOTENCY_KEY, MAX_KEY_CHARS } from "./idempotency-key.ts";
import {
  ANSWER_HEADERS,
  codesOf,
  type Json,
  operationOf,
  schemaOf,
  schemaRef,
  schemaRefs,
} from "./openapi-operation.ts";

const DESCRIPTION = `Scores the risk of crypto payments before they are sent.

Amounts are decimal numbers as text, times are ISO 8601 in UTC. Fields may be added to answers; in a request, a field that
the endpoint does not have is refused (400), so that a misspelt option is never ignored. Well-formed but invalid values, such
as an unknown network or a wrong checksum, get 422. A method that a path does not support gets 405; data of another tenant is
not found (404).`;

const HEADERS = {
  "X-Request-Id": { description: "Identifies the request in answers and logs.", schema: { type: "string" } },
  RateLimit: {
    description:
      "Requests left (`r`) and seconds until more are available (`t`), as in draft-ietf-httpapi-ratelimit-headers. A key without a limit has none of the five headers.",
    schema: { type: "string" },
    example: '"default";r=99;t=60',
  },
  "RateLimit-Policy": {
    description: "Requests (`q`) that the key may make in any window of `w` seconds.",
    schema: { type: "string" },
    example: '"default";q=100;w=60',
  },
  "RateLimit-Limit": {
    description: "Requests that the key may make in any 60 seconds.",
    schema: { type: "integer" },
  },
  "RateLimit-Remaining": { description: "Requests left now.", schema: { type: "integer" } },
  "RateLimit-Reset": {
    description: "Seconds until more requests are available.",
    schema: { type: "integer" },
  },
  ETag: { description: "Identifies the answer, which never changes.", schema: { type: "string" } },
  "Cache-Control": { description: "Whether and how the answer may be cached.", schema: { type: "string" } },
  Deprecation: {
    description: "Since when the endpoint is deprecated (RFC 9745).",
    schema: { type: "string" },
  },
  Sunset: { description: "When the endpoint ends (RFC 8594).", schema: { type: "string" } },
  Link: { description: 'What replaces the endpoint: `rel="successor-version"`.', schema: { type: "string" } },
  "Idempotent-Replayed": {
    description: "`true` if the answer is that of an earlier request with the same `Idempotency-Key`.",
    schema: { type: "string", enum: ["true"] },
  },
  Upgrade: { description: "The version to use.", schema: { type: "string" } },
  "Retry-After": { description: "Seconds to wait before retrying.", schema: { type: "integer" } },
  "WWW-Authenticate": { description: "How to authenticate.", schema: { type: "string" } },
};

/** Headers of one failure only. */
const FAILURE_HEADERS: Partial<Record<FailureCode, readonly string[]>> = {
  UNAUTHORIZED: ["WWW-Authenticate"],
  TOO_MANY_REQUESTS: ["Retry-After", ...ANSWER_HEADERS.slice(1)],
  IN_PROGRESS: ["Retry-After"],
  UNAVAILABLE: ["Retry-After"],
  UPGRADE_REQUIRED: ["Upgrade", "Link"],
};

const PARAMETERS = {
  [IDEMPOTENCY_KEY]: {
    name: IDEMPOTENCY_KEY,
    in: "header",
    description:
      "Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.",
    schema: { type: "string", minLength: 1, maxLength: MAX_KEY_CHARS, pattern: "^[!-~]+$" },
    example: "5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35",
  },
  "If-None-Match": {
    name: "If-None-Match",
    in: "header",
    description: "The `ETag` of the client's cached answer; if it is current, the answer is 304.",
    schema: { type: "string" },
  },
};

/** Of what is served at the root too. */
const AT_ROOT = [{ url: "/" }, { url: "/v1" }];

/** The REST API as an OpenAPI 3.1 document, generated from the endpoints. */
export function openApi(endpoints: Readonly<Record<string, AnyKind>>): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      ...(endpoint.rootPath === endpoint.path && { servers: AT_ROOT }),
      [endpoint.method.toLowerCase()]: operationOf(name, endpoint),
    };
  }
  const codes = Object.keys(FAILURES) as FailureCode[];
  const responses = used(
    "responses",
    Object.fromEntries(codes.map((code) => [code, failureResponse(code)])),
    [paths],
  );
  return {
    openapi: "3.1.0",
    info: {
      title: "Tetron",
      version: "1",
      description: DESCRIPTION,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/v1" }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer" } },
      headers: used("headers", HEADERS, [paths, responses]),
      parameters: used("parameters", PARAMETERS, [paths]),
      schemas: { Error: schemaOf(ErrorBody) },
      responses,
    },
  };
}

/** The response of a code's status, which other codes may share. */
function failureResponse(code: FailureCode): Json {
  const codes = codesOf(FAILURES[code].http);
  const shown = codes.map((each) => `\`${each}\`${FAILURES[each].retryable ? ", worth another try" : ""}`);
  const headers = codes.flatMap((each) => FAILURE_HEADERS[each] ?? []);
  return {
    description: `${FAILURES[code].http} ${shown.join(", or ")}`,
    headers: schemaRefs("headers", ["X-Request-Id", ...headers]),
    content: { "application/json": { schema: schemaRef("schemas", "Error") } },
  };
}

/** Of the components of a kind those that a part of the document refers to. */
function used(kind: string, components: Json, by: readonly Json[]): Json {
  const text = JSON.stringify(by);
  const isUsed = ([name]: [string, unknown]) => text.includes(JSON.stringify(schemaRef(kind, name)));
  return Object.fromEntries(Object.entries(components).filter(isUsed));
}
