import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { isStream } from "@tetron/service/deadline";
import type { RestError } from "@tetron/service/present";
import { requireOnce } from "@tetron/service/strict-json-body";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError, type GraphQLSchema } from "graphql";
import { z } from "zod";
import type { Guard } from "../auth/guard.ts";
import type { DocumentGate } from "./asked-document.ts";
import { conditionalRoot } from "./conditional-root.ts";
import { parseDocument } from "./document-error.ts";
import { EXPLORER_POLICY, renderExplorer, wantsPage } from "./explorer.ts";
import type { GraphContext } from "./graph-context.ts";

const PATH = "/graphql";
/** Parameters of a GET that hold JSON. */
const JSON_PARAMETERS = ["variables", "extensions"];

/** An answer with errors. */
const Refused = z.looseObject({
  errors: z.array(z.looseObject({ extensions: z.looseObject({}).optional() })),
});

declare module "fastify" {
  interface FastifyRequest {
    /** Whether a GraphQL request's document is a trusted one. */
    isTrusted: boolean;
  }
}

export interface GraphRouteOptions {
  readonly apollo: ApolloServer<GraphContext>;
  readonly schema: GraphQLSchema;
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
  { apollo, schema, guard, gate, stream, development }: GraphRouteOptions,
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

  // Another method has no route, and is refused in the format of this one.
  app.addHook("preSerialization", async (request, _reply, payload) =>
    request.is404 && pathOf(request) === PATH ? graphErrors(payload as RestError["body"], request) : payload,
  );
  app.route({
    method: ["GET", "POST"],
    url: PATH,
    config: { isStream: ({ headers }) => wantsEvents(headers.accept), marksTests: true },
    // Apollo answers with text; a refusal before Apollo is an object.
    preSerialization: async (request, _reply, payload) => graphErrors(payload as RestError["body"], request),
    onSend: async ({ id }, { statusCode }, payload) =>
      statusCode >= 400 && typeof payload === "string" ? withRequestId(payload, id) : payload,
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
      const refused = refusedByValidation(schema, request);
      if (refused !== undefined)
        return reply
          .code(400)
          .type("application/json; charset=utf-8")
          .send(JSON.stringify({ errors: [refused] }));
      if (!development || request.method !== "GET" || !wantsPage(request.headers.accept, request.query))
        return answer.call(app, request, reply);
      reply.type("text/html; charset=utf-8").header("Content-Security-Policy", EXPLORER_POLICY);
      return renderExplorer();
    },
  });
}

function pathOf({ url }: FastifyRequest): string | undefined {
  return url.split("?", 1)[0];
}

/** Whether a client asks for server-sent events, and takes nothing else. */
function wantsEvents(accept = ""): boolean {
  return /^\s*text\/event-stream\s*(?:;[^,]*)?$/i.test(accept);
}

/** The error of a subscription on which validation throws instead of refusing it. Apollo refuses what does not parse. */
function refusedByValidation(schema: GraphQLSchema, request: FastifyRequest): GraphQLError | undefined {
  const { query } = ((request.method === "GET" ? request.query : request.body) ?? {}) as { query?: unknown };
  if (typeof query !== "string" || !query.includes("subscription")) return undefined;
  try {
    return conditionalRoot(schema, parseDocument(query));
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** What Apollo refuses before there is an operation lacks the id. */
function withRequestId(payload: string, requestId: string): string {
  const { data: answer } = Refused.safeParse(JSON.parse(payload));
  if (answer === undefined) return payload;
  const errors = answer.errors.map(({ extensions, ...error }) => ({
    ...error,
    extensions: { ...extensions, requestId },
  }));
  return JSON.stringify({ ...answer, errors });
}

/** A refusal in the GraphQL format. */
function graphErrors(
  { error: { code, message, details } }: RestError["body"],
  { id: requestId, caller }: FastifyRequest,
) {
  const errors = [{ message, extensions: { code, details, requestId } }];
  return { errors, ...(caller?.test && { extensions: { test: true } }) };
}
