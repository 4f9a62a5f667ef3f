import type { IncomingMessage } from "node:http";
import { getOperationAST, parse } from "graphql";
import { type Data, isData } from "../src/internal/data.ts";
import { readLimited } from "../src/internal/http/read-limited.ts";
import type { Refusal } from "./refusal.ts";

/** A client's request, before validation. */
export interface HttpOperation {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Data> | undefined;
}

/** Reads the operation of a request, or the reason for refusing it. */
export async function readOperation(
  request: IncomingMessage,
  maxBodyBytes: number,
): Promise<HttpOperation | Refusal> {
  if (request.method === "GET")
    return fromSearch(new URL(request.url ?? "/", "http://localhost").searchParams);
  if (request.method !== "POST")
    return { status: 405, message: "Use POST, or GET for a query.", headers: { allow: "GET, POST" } };
  const [type = "", ...parameters] = (request.headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = parameters.find((parameter) => parameter.trim().startsWith("charset="));
  if (type.trim() !== "application/json" || (charset && !/utf-?8/.test(charset)))
    return { status: 415, message: "Send application/json in UTF-8." };
  const body = await readLimited(request, maxBodyBytes);
  if (body === undefined) return { status: 413, message: `Send at most ${maxBodyBytes} bytes.` };
  try {
    return checked(JSON.parse(body));
  } catch {
    return { status: 400, message: "The body is not JSON." };
  }
}

function fromSearch(search: URLSearchParams): HttpOperation | Refusal {
  const parameters: Data = { query: search.get("query") };
  if (search.has("operationName")) parameters["operationName"] = search.get("operationName");
  try {
    const variables = search.get("variables");
    if (variables) parameters["variables"] = JSON.parse(variables);
  } catch {
    return { status: 400, message: "The parameter variables is not JSON." };
  }
  const operation = checked(parameters);
  if ("query" in operation && isMutation(operation))
    return { status: 405, message: "Use POST for a mutation.", headers: { allow: "POST" } };
  return operation;
}

function isMutation({ query, operationName }: HttpOperation): boolean {
  try {
    return getOperationAST(parse(query, { noLocation: true }), operationName)?.operation === "mutation";
  } catch {
    // Not GraphQL: the supergraph refuses it and says where.
    return false;
  }
}

function checked(parameters: unknown): HttpOperation | Refusal {
  if (!isData(parameters)) return { status: 400, message: "Send one object, not a list or a scalar." };
  const { query, operationName = null, variables = null, extensions = null } = parameters;
  if (typeof query !== "string" || query === "")
    return { status: 400, message: "The field query must be text." };
  if (operationName !== null && typeof operationName !== "string")
    return { status: 400, message: "The field operationName must be text." };
  if (variables !== null && !isData(variables))
    return { status: 400, message: "The field variables must be an object." };
  if (extensions !== null && !isData(extensions))
    return { status: 400, message: "The field extensions must be an object." };
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}
