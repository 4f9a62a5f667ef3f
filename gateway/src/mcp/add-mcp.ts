import type { Supergraph } from "@tetron/federation/supergraph";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Guard } from "../auth/guard.ts";
import { runnerOf } from "../rest/run-endpoint.ts";
import { markMessage, markText } from "./mark-message.ts";
import { createMcpServer } from "./mcp-server.ts";
import { TOOLS } from "./tools.ts";

/** A batch may be as long as one call of the tool with the largest input. */
const MAX_BODY_BYTES = 128 * 1024;

/**
 * Serves the Model Context Protocol at `/mcp` (streamable HTTP, without sessions): each POST is one message, is
 * authenticated and counts as one request. There is nothing to listen to, so a GET is not allowed.
 */
export function addMcp(
  app: FastifyInstance,
  {
    supergraph,
    guard,
    origins,
  }: {
    readonly supergraph: Supergraph;
    readonly guard: Guard;
    /** Origins beside its own whose pages may call: those of CORS. */
    readonly origins: readonly string[];
  },
): void {
  const runners = new Map(
    Object.entries(TOOLS).map(([name, { endpoint }]) => [name, runnerOf(endpoint, supergraph)]),
  );
  app.route({
    method: "POST",
    url: "/mcp",
    bodyLimit: MAX_BODY_BYTES,
    config: { marksTests: true },
    // A message is text; what is refused before it is read, or as none, is an object.
    preSerialization: async ({ caller }, _reply, payload) =>
      caller?.test ? markRefusal(payload as object) : payload,
    async onRequest(request, reply) {
      await guard.admit(request, reply);
    },
    async handler(request, reply) {
      const caller = request.caller!;
      if (isOfAnotherSite(request, origins))
        return reply.code(403).send(refusal("Origin: pages of other sites may not call."));
      if (Array.isArray(request.body))
        return reply.code(400).send(refusal("body: send one message, not a batch."));
      // Imported only now: most processes never serve an agent.
      const { WebStandardStreamableHTTPServerTransport } = await import(
        "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js"
      );
      const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
      const { signal, log } = request;
      const server = createMcpServer(runners, {
        ...{ caller, signal },
        onBug: (thrown) => log.error({ err: thrown }, "bug"),
      });
      await server.connect(transport);
      try {
        const response = await transport.handleRequest(requestOf(request), { parsedBody: request.body });
        reply.code(response.status);
        for (const [name, value] of response.headers) reply.header(name, value);
        const text = await response.text();
        return reply.send(caller.test ? markText(text) : text);
      } finally {
        await server.close();
      }
    },
  });
}

/** The request as the transport reads it: its headers; the body is parsed already. */
function requestOf({ headers, host }: FastifyRequest): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return new Request(`http://${host}/mcp`, { method: "POST", headers: given });
}

/** As the protocol demands, so that no page can use a server on its reader's machine (DNS rebinding). */
function isOfAnotherSite({ headers, host }: FastifyRequest, origins: readonly string[]): boolean {
  const { origin } = headers;
  if (origin === undefined || origins.includes(origin)) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Marks REST's error of the door, or a refusal of this protocol. */
function markRefusal(payload: object): object {
  return "jsonrpc" in payload ? markMessage(payload) : { test: true, ...payload };
}

function refusal(message: string) {
  return { jsonrpc: "2.0", error: { code: -32_600, message }, id: null };
}
