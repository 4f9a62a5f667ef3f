import { FAILURES, type FailureCode } from "@tetron/domain/failure";
import type { AnyEndpoint } from "./endpoint.ts";
import { ErrorBody } from "./error-body.ts";
import {
  ANSWER_HEADERS,
  type Json,
  operationOf,
  schemaOf,
  schemaRef,
  schemaRefs,
} from "./openapi-operation.ts";
import type { AnyStreamedEndpoint } from "./streamed-endpoint.ts";

const DESCRIPTION = `How risky is a crypto payment, before it is sent?

Amounts are decimal numbers as text, times are ISO 8601 in UTC. Fields may be added to answers; in a request a field that
the endpoint does not know is refused (400), so that a misspelt option never passes in silence. What is well formed but means
nothing, such as an unknown network or a broken checksum, is 422. A method that a path does not have is not allowed (405);
anything of another tenant is not found (404).`;

const HEADERS = {
  "X-Request-Id": { description: "Identifies the request in answers and logs.", schema: { type: "string" } },
  "RateLimit-Limit": {
    description: "Requests per minute of the key.",
    schema: { type: "integer" },
  },
  "RateLimit-Remaining": { description: "Requests left in the current window.", schema: { type: "integer" } },
  "RateLimit-Reset": { description: "Seconds until the window resets.", schema: { type: "integer" } },
  "Retry-After": { description: "Seconds to wait before retrying.", schema: { type: "integer" } },
  "WWW-Authenticate": { description: "How to authenticate.", schema: { type: "string" } },
};

/** Headers of one failure only. */
const FAILURE_HEADERS: Partial<Record<FailureCode, readonly string[]>> = {
  UNAUTHORIZED: ["WWW-Authenticate"],
  TOO_MANY_REQUESTS: ["Retry-After", ...ANSWER_HEADERS.slice(1)],
  UNAVAILABLE: ["Retry-After"],
};

/** The REST API as an OpenAPI 3.1 document, generated from the endpoints. */
export function openApi(endpoints: Readonly<Record<string, AnyEndpoint | AnyStreamedEndpoint>>): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(name, endpoint),
    };
  }
  const codes = Object.keys(FAILURES) as FailureCode[];
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
      headers: HEADERS,
      schemas: { Error: schemaOf(ErrorBody) },
      responses: Object.fromEntries(codes.map((code) => [code, failureResponse(code)])),
    },
  };
}

function failureResponse(code: FailureCode): Json {
  const { http, retryable } = FAILURES[code];
  return {
    description: `${http} \`${code}\`${retryable ? ", worth another try" : ""}`,
    headers: schemaRefs("headers", ["X-Request-Id", ...(FAILURE_HEADERS[code] ?? [])]),
    content: { "application/json": { schema: schemaRef("schemas", "Error") } },
  };
}
