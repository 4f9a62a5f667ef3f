import { STATUS_CODES } from "node:http";
import { FAILURES, type FailureCode } from "@tetron/domain/failure";
import { NDJSON } from "@tetron/service/line-body";
import { z } from "zod";
import type { AnyKind } from "./any-kind.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import { type AnyFileEndpoint, FORM_TYPE } from "./file-endpoint.ts";
import { IDEMPOTENCY_KEY } from "./idempotency-key.ts";
import { hasBody } from "./input.ts";
import { pathParameters } from "./paths.ts";

type Shown = Pick<AnyEndpoint, "input" | "example">;

export type Json = Readonly<Record<string, unknown>>;

interface ObjectSchema extends Json {
  readonly properties: Json;
  readonly required: readonly string[];
}

/** Headers of every answer to a request with a key; `openapi.ts` describes them. */
export const ANSWER_HEADERS = [
  "X-Request-Id",
  "RateLimit",
  "RateLimit-Policy",
  "RateLimit-Limit",
  "RateLimit-Remaining",
  "RateLimit-Reset",
];
const TAG_HEADERS = ["ETag", "Cache-Control"];
const END_HEADERS = ["Deprecation", "Sunset", "Link"];

/** The failures of any endpoint, of those with a body, and of those with an id in their path. */
const ALWAYS: readonly FailureCode[] = [
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "UNSUPPORTED_MEDIA_TYPE",
  "TOO_MANY_REQUESTS",
  "SERVER_ERROR",
  "UNAVAILABLE",
];
/** Those of a message that is signed, which needs no key. */
const OF_SIGNED: readonly FailureCode[] = ALWAYS.filter(
  (code) => code !== "FORBIDDEN" && code !== "TOO_MANY_REQUESTS",
);
const WITH_BODY: readonly FailureCode[] = ["PAYLOAD_TOO_LARGE", "UNPROCESSABLE"];
const ONCE: readonly FailureCode[] = ["CONFLICT", "IN_PROGRESS"];
const WITH_PATH: readonly FailureCode[] = ["NOT_FOUND"];

/** The codes of a status; the first names its response. */
export function codesOf(status: number): FailureCode[] {
  return (Object.keys(FAILURES) as FailureCode[]).filter((code) => FAILURES[code].http === status);
}

/** A zod schema as OpenAPI 3.1. Answers stay open: fields may be added to them. */
export function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: "input" });
  return json;
}

/** An endpoint as an OpenAPI operation. */
export function operationOf(operationId: string, endpoint: AnyKind): Json {
  const names = pathParameters(endpoint.path);
  const { query = [], status = 200, immutable = false, deprecated } = endpoint;
  const takesBody = hasBody(endpoint.method);
  // A message has an id of its own, which is its key.
  const isSigned = endpoint.kind === "signed";
  const isOnce = endpoint.method === "POST" && !isSigned;
  const parameters = [
    ...names.map((name) => parameterOf(name, "path", endpoint)),
    ...query.map((name) => parameterOf(name, "query", endpoint)),
    ...(isSigned ? Object.entries(endpoint.signatureHeaders).map(headerParameterOf) : []),
    ...(immutable ? [schemaRef("parameters", "If-None-Match")] : []),
    ...(isOnce ? [schemaRef("parameters", IDEMPOTENCY_KEY)] : []),
  ];
  const headers = [
    ...(isSigned ? ANSWER_HEADERS.slice(0, 1) : ANSWER_HEADERS),
    ...(immutable ? TAG_HEADERS : []),
    ...(isOnce ? ["Idempotent-Replayed"] : []),
    ...(deprecated === undefined ? [] : END_HEADERS),
  ];
  const codes = new Set([
    ...(takesBody ? WITH_BODY : []),
    ...(names.length > 0 ? WITH_PATH : []),
    ...(isOnce ? ONCE : []),
    ...(endpoint.failures ?? []),
    ...(deprecated === undefined ? [] : (["UPGRADE_REQUIRED"] as const)),
    ...(isSigned ? OF_SIGNED : ALWAYS),
  ]);
  const answered = {
    headers: schemaRefs("headers", headers),
    content: {
      [endpoint.kind === "streamed" ? NDJSON : "application/json"]: {
        schema: schemaOf(endpoint.output),
        example: endpoint.example.output,
      },
    },
  };
  return {
    operationId,
    summary: endpoint.summary,
    ...(isSigned
      ? { description: "Signed by its source; takes no API key. See docs/hooks.md.", security: [] }
      : { description: `Needs the scope \`${endpoint.scope}\`.` }),
    ...(deprecated !== undefined && { deprecated: true }),
    ...(parameters.length > 0 && { parameters }),
    ...(takesBody && { requestBody: requestBodyOf([...names, ...query], endpoint) }),
    responses: {
      [status]: { description: STATUS_CODES[status], ...answered },
      ...("alsoAnswers" in endpoint && {
        [endpoint.alsoAnswers.status]: { description: endpoint.alsoAnswers.description, ...answered },
      }),
      ...(immutable && {
        304: {
          description: "The client's cached answer is current.",
          headers: schemaRefs("headers", headers),
        },
      }),
      ...Object.fromEntries(
        Array.from(codes, (code) => [
          FAILURES[code].http,
          schemaRef("responses", codesOf(FAILURES[code].http)[0]!),
        ]),
      ),
    },
  };
}

function parameterOf(name: string, place: "path" | "query", { input, example }: Shown): Json {
  const type = input.shape[name] as z.ZodType;
  const { description, ...schema } = schemaOf(type);
  const required = place === "path" || !type.safeParse(undefined).success;
  return { name, in: place, required, description, schema, example: example.input[name] };
}

function headerParameterOf([name, description]: [string, string]): Json {
  return { name, in: "header", required: false, description, schema: { type: "string" } };
}

function requestBodyOf(elsewhere: readonly string[], endpoint: AnyKind): Json {
  if (endpoint.kind === "file") return fileBodyOf(endpoint);
  if (endpoint.kind !== "streamed" || endpoint.row === undefined) return bodyOf(elsewhere, endpoint);
  return { required: true, content: { [NDJSON]: { schema: schemaOf(endpoint.row) } } };
}

/** The file as the body, its options in the query; or both as a form. */
function fileBodyOf({ fileTypes, input }: AnyFileEndpoint): Json {
  const { properties, ...schema } = schemaOf(input) as ObjectSchema;
  const file = {
    type: "string",
    contentMediaType: "application/octet-stream",
    description: "The last part.",
  };
  const raw = fileTypes.map((type) => [type, { schema: { contentMediaType: type } }]);
  return {
    required: true,
    content: {
      ...Object.fromEntries(raw),
      [FORM_TYPE]: {
        schema: { ...schema, properties: { ...properties, file }, required: [...schema.required, "file"] },
      },
    },
  };
}

function bodyOf(elsewhere: readonly string[], { input, example }: Shown): Json {
  const { properties, required, ...schema } = schemaOf(input) as ObjectSchema;
  const inBody = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !elsewhere.includes(name)));
  const needed = required.filter((name) => !elsewhere.includes(name));
  const body = { ...schema, properties: inBody(properties), required: needed };
  return {
    required: needed.length > 0,
    content: { "application/json": { schema: body, example: inBody(example.input) } },
  };
}

export function schemaRef(kind: string, name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

export function schemaRefs(kind: string, names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, schemaRef(kind, name)]));
}
