import type { ExecutionResult } from "graphql";
import type { Dispatcher, Pool } from "undici";
import type { SubgraphRequest } from "../../subgraph.ts";
import { isData } from "../data.ts";
import { executorError } from "../failure.ts";
import { readLimited } from "./read-limited.ts";

/** The result of one attempt. */
export type Posted =
  | { readonly result: ExecutionResult; readonly status: number; readonly retryAfterMs: number }
  | { readonly error: unknown };

/** Endpoint and options of a post to a subgraph. */
export interface Endpoint {
  readonly pool: Pool;
  readonly path: string;
  readonly headersOf: (
    request: SubgraphRequest,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  readonly maxAnswerBytes: number;
}

/**
 * Posts an operation once.
 *
 * @throws What the connection throws. An answer that is not a GraphQL result is returned as a result with an
 *   error.
 */
export async function postOnce(endpoint: Endpoint, request: SubgraphRequest): Promise<Posted> {
  const { query, variables, operationName, signal } = request;
  const answer = await endpoint.pool.request({
    method: "POST",
    path: endpoint.path,
    headers: {
      accept: "application/graphql-response+json, application/json;q=0.9",
      "content-type": "application/json",
      ...(await endpoint.headersOf(request)),
    },
    body: JSON.stringify({ query, variables, operationName }),
    signal,
  });
  const { statusCode: status, headers } = answer;
  const retryAfterMs = Number(headers["retry-after"] ?? 0) * 1_000 || 0;
  return { result: await resultOf(answer, endpoint.maxAnswerBytes), status, retryAfterMs };
}

async function resultOf({ statusCode, headers, body }: Dispatcher.ResponseData, limit: number) {
  const type = String(headers["content-type"] ?? "no content type")
    .split(";")[0]!
    .trim();
  if (!/^application\/([\w.-]+\+)?json$/i.test(type)) {
    await body.dump();
    return malformed(`answered ${statusCode} with ${type} instead of JSON`);
  }
  const text = await readLimited(body, limit);
  if (text === undefined) return malformed(`answered with more than ${limit} bytes`);
  try {
    const result: unknown = JSON.parse(text);
    if (isData(result) && ("data" in result || "errors" in result)) return result as ExecutionResult;
    return malformed(`answered ${statusCode} with JSON that is no GraphQL result`);
  } catch {
    return malformed(`answered ${statusCode} with broken JSON`);
  }
}

function malformed(says: string): ExecutionResult {
  return { errors: [executorError("SUBGRAPH_MALFORMED_ANSWER", `The subgraph ${says}.`)] };
}
