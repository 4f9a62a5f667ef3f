import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A JSON-RPC call as received by a node. */
export interface ReceivedCall {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** Answers a call to a test node. */
export type Answering = (call: ReceivedCall, response: ServerResponse, request: IncomingMessage) => unknown;

/** A server on its own port. Disposing closes it and its open connections. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  close(): Promise<void>;
}

/** A server that speaks JSON-RPC. */
export interface TestNode extends TestServer {
  /** Methods that were called, in order. */
  readonly asked: string[];
}

/** Starts an HTTP server. */
export async function aServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close, [Symbol.asyncDispose]: close };
}

/**
 * Starts a node. The return value of `answering` is the result of the call; `undefined` means that
 * `answering` has written the response itself, or leaves the call without one.
 */
export async function aNode(answering: Answering): Promise<TestNode> {
  const asked: string[] = [];
  const server = await aServer(async (request, response) => {
    // It announces nothing.
    if (request.headers.upgrade !== undefined) return void response.writeHead(404).end();
    const received = JSON.parse(await text(request)) as ReceivedCall | ReceivedCall[];
    if (Array.isArray(received)) return answer(response, await Promise.all(received.map(answerTo)));
    asked.push(received.method);
    const result = await answering(received, response, request);
    if (result !== undefined) answer(response, { jsonrpc: "2.0", id: received.id, result });

    /** The answer to one call of a batch, also when `answering` writes it. */
    async function answerTo(call: ReceivedCall): Promise<unknown> {
      asked.push(call.method);
      const written: string[] = [];
      const own = { writeHead: () => own, end: (body: string) => void written.push(body) };
      const result = await answering(call, own as unknown as ServerResponse, request);
      return result === undefined ? JSON.parse(written.join("")) : { jsonrpc: "2.0", id: call.id, result };
    }
  });
  return { ...server, asked };
}

/** Writes a complete response with a JSON body. */
export function answer(response: ServerResponse, body: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** Answers like an Ethereum main net node, unless `answering` gives another answer. */
export function onEthereum(answering: Answering): Answering {
  return (call, response, request) =>
    call.method === "eth_chainId" ? "0x1" : answering(call, response, request);
}
