import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { isStream } from "@tetron/service/deadline";
import type { RestError } from "@tetron/service/present";
import { requireOnce } from "@tetron/service/strict-json-body";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Guard } from "../auth/guard.ts";
import type { DocumentGate } from "./asked-document.ts";
import { EXPLORER_POLICY, renderExplorer, wantsPage } from "./explorer.ts";
import type { GraphContext } from "./graph-context.ts";

/** Parameters of a GET that hold JSON. */
const JSON_PARAMETERS = ["variables", "extensions"];

declare module "fastify" {
  interface FastifyRequest {
    /** Whether a GraphQL request's document is a trusted one. */
    isTrusted: boolean;
  }
}

export interface GraphRouteOptions {
  readonly apollo: ApolloServer<GraphContext>;
  readonly guard: Guard;
  readonly gate: DocumentGate;
  /** Answers a request for an event stream: a subscription over server-sent events. */
  readonly stream: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** Serves the explorer to browsers, and the graph to everyone. */
  readonly development: boolean;
}

/** Serves the graph at `/graphql`, and in development the explorer to browsers. */
export function addGraphQL(
  app: FastifyInstance,
  { apollo, guard, gate, stream, development }: GraphRouteOptions,
): void {
  app.decorateRequest("isTrusted", false);
  const contextOf = async (request: FastifyRequest, reply: FastifyReply): Promise<GraphContext> => {
    const { caller, id: requestId, signal, isTrusted } = request;
    return {
      caller,
      requestId,
      isTrusted,
      admitted: undefined,
      demand: undefined,
      signal,
      charge: async (points) => (caller ? guard.charge(caller, reply, points) : undefined),
      allowance: () => request.allowance,
    };
  };
  const answer = fastifyApolloHandler(apollo, { context: contextOf });

  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    config: { isStream: ({ headers }) => wantsEvents(headers.accept), marksTests: true },
    // Apollo answers with text; a refusal before Apollo is an object.
    preSerialization: async (request, _reply, payload) => graphErrors(payload as RestError["body"], request),
    async onRequest(request, reply) {
      await (development ? guard.admitAnyone(request, reply) : guard.admit(request, reply));
    },
    async preHandler(request) {
      for (const [name, value] of Object.entries(request.query as Record<string, unknown>))
        if (JSON_PARAMETERS.includes(name) && typeof value === "string") requireOnce(value, name);
      request.isTrusted = gate(request);
    },
    async handler(request, reply) {
      if (isStream(request)) return stream(request, reply);
      if (!development || request.method !== "GET" || !wantsPage(request.headers.accept, request.query))
        return answer.call(app, request, reply);
      reply.type("text/html; charset=utf-8").header("Content-Security-Policy", EXPLORER_POLICY);
      return renderExplorer();
    },
  });
}

/** Whether a client asks for server-sent events, and takes nothing else. */
function wantsEvents(accept = ""): boolean {
  return /^\s*text\/event-stream\s*(?:;[^,]*)?$/i.test(accept);
}

/** A refusal in the GraphQL format. */
function graphErrors(
  { error: { code, message, details } }: RestError["body"],
  { id: requestId, caller }: FastifyRequest,
) {
  const errors = [{ message, extensions: { code, details, requestId } }];
  return { errors, ...(caller?.test && { extensions: { test: true } }) };
}
