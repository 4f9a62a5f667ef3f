import type { IncomingMessage, ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import type { Supergraph } from "../src/supergraph.ts";
import { JSON_TYPE, negotiate } from "./negotiate.ts";
import { readOperation } from "./read-operation.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** How a supergraph is offered over HTTP. */
export interface GraphqlOverHttpOptions {
  /** Makes the context that the subgraphs get. Default: `{ headers }`, the request's. */
  readonly context?: (request: IncomingMessage) => unknown;
  /** Largest body that is read, in bytes. Default 1 MiB. */
  readonly maxBodyBytes?: number;
}

/**
 * Answers GraphQL over HTTP: POST with JSON, and GET for queries; as `application/json`, which is 200 whenever
 * GraphQL answered, or as `application/graphql-response+json`, which is 400 when there is no `data`,
 * whichever the client accepts. A client that hangs up ends its operation.
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
    } catch {
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
