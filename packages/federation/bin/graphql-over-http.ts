import type { IncomingMessage, ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import type { Supergraph } from "../src/supergraph.ts";
import { JSON_TYPE, negotiate } from "./negotiate.ts";
import { readOperation } from "./read-operation.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** Options of serving a supergraph over HTTP. */
export interface GraphqlOverHttpOptions {
  /** Makes the subgraphs' context. Default: `{ headers }` of the request. */
  readonly context?: (request: IncomingMessage) => unknown;
  /** Maximum size of a request body, in bytes. Default 1 MiB. */
  readonly maxBodyBytes?: number;
}

/**
 * Serves GraphQL over HTTP: POST with JSON, and GET for queries. The media type depends on what the client
 * accepts: `application/json`, with status 200 for every GraphQL result, or
 * `application/graphql-response+json`, with status 400 when there is no `data`. The operation is aborted when
 * the client disconnects.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/
 */
export function graphqlOverHttp(
  supergraph: Pick<Supergraph, "execute">,
  options: GraphqlOverHttpOptions = {},
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { context = ({ headers }) => ({ headers }), maxBodyBytes = 1024 * 1024 } = options;
  return async (request, response) => {
    const type = negotiate(request.headers.accept);
    if (type === undefined) return refuse(response, { status: 406, message: `Accept ${JSON_TYPE}.` });
    const leaving = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) leaving.abort(new Error("The client hung up."));
    });
    try {
      const operation = await readOperation(request, maxBodyBytes);
      if (isRefusal(operation)) return refuse(response, operation);
      const { signal } = leaving;
      const result = await supergraph.execute({ ...operation, context: context(request), signal });
      const status = type === JSON_TYPE || "data" in result ? 200 : 400;
      send(response, { status, type, result });
    } catch (error) {
      // Errors of the operation are in its result: this is a bug, or a body that ended early.
      if (!leaving.signal.aborted) console.error(error);
      if (!response.headersSent && !leaving.signal.aborted)
        refuse(response, { status: 500, message: "Something went wrong." });
    }
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly result: ExecutionResult | { readonly errors: readonly { readonly message: string }[] };
}

function send(response: ServerResponse, { status, type, result }: Answer): void {
  const body = Buffer.from(JSON.stringify(result));
  response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "content-length": body.byteLength });
  response.end(body);
}

function refuse(response: ServerResponse, { status, message, headers = {} }: Refusal): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  send(response, { status, type: JSON_TYPE, result: { errors: [{ message }] } });
}
