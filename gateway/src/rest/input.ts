import { Failure, type FieldIssue } from "@tetron/domain/failure";
import type { z } from "zod";
import type { AnyEndpoint } from "./endpoint.ts";
import { pathParameters } from "./paths.ts";

/** What a request carries, as Fastify reads it. */
interface Carried {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Whether requests of a method carry a body. */
export function hasBody(method: AnyEndpoint["method"]): boolean {
  return method !== "GET" && method !== "DELETE";
}

/** Whether a request needs no body, because no field of it is required. */
export function mayBeEmpty({ method, path, input, example }: AnyEndpoint): boolean {
  if (!hasBody(method)) return true;
  const given = example.input as Readonly<Record<string, unknown>>;
  const params = pathParameters(path).map((name) => [name, given[name]]);
  return input.safeParse(Object.fromEntries(params)).success;
}

/**
 * Path parameters, query parameters and body of a request as one object; a body that is no object stays what it is, to be
 * refused. A member of the body or the query never stands for a path parameter.
 */
export function inputOf(
  { method, query }: Pick<AnyEndpoint, "method" | "query">,
  { params, query: asked, body }: Carried,
): unknown {
  const given = queryOf(asked);
  if (query === undefined) refuseAny(given);
  if (!hasBody(method)) return { ...given, ...(params as object) };
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return { ...given, ...body, ...(params as object) };
}

/** @throws Failure `BAD_REQUEST` naming the parameters that an endpoint without any was given. */
function refuseAny(query: Readonly<Record<string, unknown>>): void {
  const fields = Object.keys(query).map((name) => name.slice(0, 100));
  if (fields.length === 0) return;
  throw new Failure("BAD_REQUEST", `${fields.map((field) => `${field}: unknown field`).join("; ")}.`, {
    issues: fields.map((field) => ({ field, reason: "unknown_field" })),
  });
}

/**
 * The parameters of a query string.
 *
 * @throws Failure `BAD_REQUEST` naming every parameter that is given twice: nobody can tell which was meant.
 */
export function queryOf(asked: unknown): Readonly<Record<string, unknown>> {
  const given = asked as Readonly<Record<string, unknown>>;
  const repeated = Object.keys(given).filter((name) => Array.isArray(given[name]));
  if (repeated.length === 0) return given;
  const fields = repeated.map((name) => name.slice(0, 100));
  throw new Failure(
    "BAD_REQUEST",
    `${fields.map((field) => `${field}: is given twice`).join("; ")}. Give it once.`,
    {
      issues: fields.map((field) => ({ field, reason: "twice" })),
    },
  );
}

/**
 * Reads a request's path parameters and body.
 *
 * @param whole - What the value itself is called.
 * @throws Failure `BAD_REQUEST` naming every field that is missing, empty, too long, of another type or
 *   unknown to the endpoint. Unknown fields are refused, since a misspelt payment option must not be ignored.
 */
export function readInput<Input>(schema: z.ZodType<Input>, given: unknown, whole = "body"): Input {
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  const faults = firstOfEach(result.error.issues.flatMap((issue) => faultsOf(issue, whole)));
  const message = faults.map(({ field, reason, allowed }) => {
    const what = `${field}: ${reason.replaceAll("_", " ")}`;
    return allowed === undefined ? what : `${what} (${allowed})`;
  });
  const issues = faults.map(({ field, reason }) => ({ field, reason }));
  throw new Failure("BAD_REQUEST", `${message.join("; ")}.`, { issues });
}

/** What is wrong with a field, and what would be right. */
interface Fault extends FieldIssue {
  readonly allowed?: string | undefined;
}

/** A field that is of another type is not too long as well. */
function firstOfEach(issues: readonly Fault[]): readonly Fault[] {
  const first = new Map<string, Fault>();
  for (const issue of issues) if (!first.has(issue.field)) first.set(issue.field, issue);
  return [...first.values()];
}

function faultsOf(issue: z.core.$ZodIssue, whole: string): readonly Fault[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      field: [...path, key].join(".").slice(0, 100),
      reason: "unknown_field",
    }));
  return [{ field: path.join(".") || whole, reason: reasonOf(issue), allowed: allowedBy(issue) }];
}

/** Values that are listed in a message at most: those of an enumeration, not of a catalogue. */
const MAX_LISTED = 30;

/** What the schema allows, for people; `undefined` where the reason says it all. */
function allowedBy(issue: z.core.$ZodIssue): string | undefined {
  if (issue.input === undefined) return undefined;
  switch (issue.code) {
    case "too_small":
      return issue.minimum === 1 && issue.origin !== "number"
        ? undefined
        : `at least ${issue.minimum}${unitOf(issue)}`;
    case "too_big":
      return `at most ${issue.maximum}${unitOf(issue)}`;
    case "invalid_value":
      return issue.values.length > MAX_LISTED ? undefined : `one of ${issue.values.map(String).join(", ")}`;
    case "invalid_format":
      return issue.format === "datetime" ? "a time with its zone, such as 2026-01-31T12:00:00Z" : undefined;
    default:
      return undefined;
  }
}

function unitOf({ origin }: { readonly origin: string }): string {
  return { string: " characters", array: " items" }[origin] ?? "";
}

/** A stable code for what is wrong with a field. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return "missing";
  switch (issue.code) {
    case "invalid_type":
      return `not_${/^[aeiou]/.test(issue.expected) ? "an" : "a"}_${issue.expected}`;
    case "too_small":
      return issue.minimum === 1 && issue.origin !== "number" ? "empty" : "too_small";
    case "too_big":
      return issue.origin === "number" ? "too_big" : "too_long";
    case "invalid_value":
      return "not_allowed";
    default:
      return "malformed";
  }
}
