import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createTetron, type Tetron, type TetronOptions } from "./client.ts";

/** A request as a test's server got it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A server that answers a client as a test says. */
export interface Peer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** A client of it. */
  client(options?: Partial<TetronOptions>): Tetron;
}

/** Listens on a free port. `answer` is called with each request and how many came before it. */
export async function aPeer(
  answer: (request: Received, response: ServerResponse, before: number) => void,
): Promise<Peer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const asked = { method, url, headers, body };
    received.push(asked);
    answer(asked, response, received.length - 1);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    client: (options) => createTetron({ url, apiKey: "tk_test", ...options }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** The body of a failure. */
export function aFailure(code: string, details: readonly object[] = []) {
  return { error: { code, message: `It is ${code}.`, request_id: "req_1", details } };
}
