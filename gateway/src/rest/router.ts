import { requireStorable } from "@tetron/domain/text";
import type { Supergraph } from "@tetron/federation/supergraph";
import { withOutcome } from "@tetron/service/write-outcome";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError, getOperationAST } from "graphql";
import type { Guard } from "../auth/guard.ts";
import type { CallContext } from "../context.ts";
import { entityTag, tagged } from "../edge/entity-tag.ts";
import { addStreamedEndpoint } from "./add-streamed-endpoint.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import { enter } from "./enter.ts";
import { inputOf, readInput } from "./input.ts";
import { fastifyPath } from "./paths.ts";
import { restFailure } from "./rest-failure.ts";
import type { AnyStreamedEndpoint } from "./streamed-endpoint.ts";
import { trustedDocument } from "./trusted-document.ts";

/**
 * Serves an endpoint under `/v1`. It runs its own trusted operation in the same executor as GraphQL;
 * authentication and scopes are checked before the body is read.
 *
 * @throws Error when the operation does not fit the graph: the start fails, not the first request.
 */
export function addEndpoint(
  app: FastifyInstance,
  endpoint: AnyEndpoint | AnyStreamedEndpoint,
  { supergraph, guard }: { readonly supergraph: Supergraph; readonly guard: Guard },
): void {
  if ("lines" in endpoint) {
    addStreamedEndpoint(app, endpoint, { supergraph, guard });
    return;
  }
  const document = trustedDocument(endpoint, endpoint.operation, supergraph);
  const isWrite = getOperationAST(document)?.operation === "mutation";
  app.route({
    method: endpoint.method,
    url: `/v1${fastifyPath(endpoint.path)}`,
    ...(endpoint.bodyLimit !== undefined && { bodyLimit: endpoint.bodyLimit }),
    onRequest: (request, reply) => enter(endpoint, guard, { request, reply }),
    async handler(request, reply) {
      // A path parameter is an id: one that cannot be stored was never issued, and is not found.
      requireStorable(request.body);
      const input = readInput(endpoint.input, inputOf(endpoint, request));
      try {
        const variables = endpoint.variables(input);
        const { caller, signal } = request;
        const context: CallContext = { caller, signal };
        const { data, errors } = await supergraph.execute({ document, variables, context, signal });
        if (errors?.[0]) throw errors[0];
        const answer = endpoint.answer(data, input);
        reply.code(endpoint.status ?? 200);
        return endpoint.immutable ? sendTagged(request, reply, answer) : answer;
      } catch (thrown) {
        const path = thrown instanceof GraphQLError ? thrown.path : undefined;
        throw withOutcome(restFailure(thrown), path, isWrite);
      }
    },
  });
}

/** The key's owner may keep it, and asks each time whether it may still read it. */
function sendTagged(request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply {
  const body = JSON.stringify(answer);
  reply.type("application/json; charset=utf-8");
  return reply.send(
    tagged(request, reply, { body, tag: entityTag(body), cacheControl: "private, no-cache" }),
  );
}
