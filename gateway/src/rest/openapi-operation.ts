import { FAILURES, type FailureCode } from "@tetron/domain/failure";
import { z } from "zod";
import { pathParameters } from "./paths.ts";
import type { AnyRoute } from "./route.ts";

export type Json = Readonly<Record<string, unknown>>;

interface ObjectSchema extends Json {
  readonly properties: Json;
  readonly required: readonly string[];
}

/** Headers of every answer to a request with a key; `openapi.ts` describes them. */
export const ANSWER_HEADERS = ["X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

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
const WITH_BODY: readonly FailureCode[] = ["PAYLOAD_TOO_LARGE", "UNPROCESSABLE"];
const WITH_PATH: readonly FailureCode[] = ["NOT_FOUND"];

/** A zod schema as OpenAPI 3.1. Answers stay open: fields may be added to them. */
export function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: "input" });
  return json;
}

/** An endpoint as an OpenAPI operation. */
export function operationOf(operationId: string, route: AnyRoute): Json {
  const names = pathParameters(route.path);
  const hasBody = route.method === "POST";
  const codes = new Set([
    ...(hasBody ? WITH_BODY : []),
    ...(names.length > 0 ? WITH_PATH : []),
    ...(route.failures ?? []),
    ...ALWAYS,
  ]);
  return {
    operationId,
    summary: route.summary,
    description: `Needs the scope \`${route.scope}\`.`,
    ...(names.length > 0 && { parameters: names.map((name) => parameterOf(name, route)) }),
    ...(hasBody && { requestBody: bodyOf(names, route) }),
    responses: {
      200: {
        description: "OK",
        headers: refs("headers", ANSWER_HEADERS),
        content: { "application/json": { schema: schemaOf(route.output), example: route.example.output } },
      },
      ...Object.fromEntries(Array.from(codes, (code) => [FAILURES[code].http, ref("responses", code)])),
    },
  };
}

function parameterOf(name: string, { input, example }: AnyRoute): Json {
  const { description, ...schema } = schemaOf(input.shape[name] as z.ZodType);
  return { name, in: "path", required: true, description, schema, example: example.input[name] };
}

function bodyOf(inPath: readonly string[], { input, example }: AnyRoute): Json {
  const { properties, required, ...schema } = schemaOf(input) as ObjectSchema;
  const outsidePath = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !inPath.includes(name)));
  const body = {
    ...schema,
    properties: outsidePath(properties),
    required: required.filter((name) => !inPath.includes(name)),
  };
  return {
    required: true,
    content: { "application/json": { schema: body, example: outsidePath(example.input) } },
  };
}

export function ref(kind: string, name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

export function refs(kind: string, names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, ref(kind, name)]));
}
