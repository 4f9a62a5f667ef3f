import { requireStorable } from "@tetron/domain/text";
import type { Supergraph } from "@tetron/federation/supergraph";
import { requireScope } from "@tetron/service/caller";
import { withOutcome } from "@tetron/service/write-outcome";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type DocumentNode, GraphQLError, getOperationAST, parse } from "graphql";
import type { Guard } from "../auth/guard.ts";
import type { CallContext } from "../context.ts";
import { readInput } from "./input.ts";
import { fastifyPath } from "./paths.ts";
import { restFailure } from "./rest-failure.ts";
import type { AnyRoute } from "./route.ts";

/**
 * Serves an endpoint under `/v1`. It runs its own trusted operation in the same executor as GraphQL;
 * authentication and scopes are checked before the body is read.
 *
 * @throws Error when the operation does not fit the graph: the start fails, not the first request.
 */
export function addRoute(
  app: FastifyInstance,
  route: AnyRoute,
  { supergraph, guard }: { readonly supergraph: Supergraph; readonly guard: Guard },
): void {
  const document = trusted(route, supergraph);
  const isWrite = getOperationAST(document)?.operation === "mutation";
  app.route({
    method: route.method,
    url: `/v1${fastifyPath(route.path)}`,
    ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
    async onRequest(request, reply) {
      requireScope(await guard.admit(request, reply), route.scope);
    },
    async handler(request) {
      // A path parameter is an id: one that cannot be stored was never issued, and is not found.
      requireStorable(request.body);
      const input = readInput(route.input, inputOf(request));
      try {
        const variables = route.variables(input);
        const { caller, signal } = request;
        const context: CallContext = { caller, signal };
        const { data, errors } = await supergraph.execute({ document, variables, context, signal });
        if (errors?.[0]) throw errors[0];
        return route.answer(data, input);
      } catch (thrown) {
        const path = thrown instanceof GraphQLError ? thrown.path : undefined;
        throw withOutcome(restFailure(thrown), path, isWrite);
      }
    },
  });
}

function trusted({ method, path, operation }: AnyRoute, supergraph: Supergraph): DocumentNode {
  const document = parse(String(operation));
  const [problem] = supergraph.validate({ document });
  if (problem)
    throw new Error(`The operation of ${method} ${path} does not fit the graph: ${problem.message}`);
  return document;
}

/**
 * Path parameters and body as one object; a body that is not an object is returned unchanged, to be refused.
 */
function inputOf({ method, params, body }: FastifyRequest): unknown {
  if (method === "GET") return params;
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return { ...body, ...(params as object) };
}
