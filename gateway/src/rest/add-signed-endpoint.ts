import { hookActor } from "@tetron/domain/actor";
import { Failure } from "@tetron/domain/failure";
import type { HookKind } from "@tetron/domain/job";
import type { Scope } from "@tetron/domain/scope";
import { requireStorable } from "@tetron/domain/text";
import type { Supergraph } from "@tetron/federation/supergraph";
import type { Caller } from "@tetron/service/caller";
import { addStrictJson } from "@tetron/service/strict-json-body";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { FindHookSource } from "../hooks/find-source.ts";
import { readMessage } from "../hooks/read-message.ts";
import type { HookSource } from "../hooks/sources.ts";
import { verifySignature } from "../hooks/verify-signature.ts";
import { readInput } from "./input.ts";
import { fastifyPath } from "./paths.ts";
import { restFailure } from "./rest-failure.ts";
import type { AnySignedEndpoint } from "./signed-endpoint.ts";
import { trustedDocument } from "./trusted-document.ts";

/** What a message of each kind may do beside `data:write`. */
const SCOPE_OF: Readonly<Partial<Record<HookKind, Scope>>> = { outcomes: "feedback:write" };

/**
 * Serves an endpoint under `/v1` that takes signed messages. Its source is looked up before a body is read, and nothing of
 * a body is parsed before its signature is right.
 *
 * @throws Error when its operation does not fit the graph: the start fails, not the first request.
 */
export function addSignedEndpoint(
  app: FastifyInstance,
  endpoint: AnySignedEndpoint,
  { supergraph, findSource }: { readonly supergraph: Supergraph; readonly findSource: FindHookSource },
): void {
  const document = trustedDocument(endpoint, endpoint.operation, supergraph);
  /** The source of each request, looked up once. */
  const found = new WeakMap<FastifyRequest, { readonly name: string; readonly source: HookSource }>();
  const sourceOf = (request: FastifyRequest) => found.get(request)!;
  const requireSigned = (request: FastifyRequest, body: Buffer) =>
    verifySignature(sourceOf(request).source, { headers: request.headers, body, now: Date.now() });
  // A scope of its own: the signature is over the bytes as they came.
  void app.register(async (scope) => {
    addStrictJson(scope, requireSigned);
    scope.route({
      method: endpoint.method,
      url: `/v1${fastifyPath(endpoint.path)}`,
      ...(endpoint.bodyLimit !== undefined && { bodyLimit: endpoint.bodyLimit }),
      async onRequest(request) {
        const { source: name } = request.params as { source: string };
        const source = await findSource(name);
        if (source === undefined)
          throw new Failure("NOT_FOUND", `No source ${name}.`, { kind: "source", id: name });
        found.set(request, { name, source });
      },
      async handler(request, reply) {
        const { name, source } = sourceOf(request);
        // No body was parsed, and so none was checked.
        if (request.body === undefined) requireSigned(request, Buffer.alloc(0));
        requireStorable(request.body);
        const message = readMessage(source, request.body, readInput);
        const { signal } = request;
        const caller = callerOf(name, source, request.id);
        try {
          const variables = endpoint.takeMessage(message, name);
          const context = { caller, signal };
          const { data, errors } = await supergraph.execute({ document, variables, context, signal });
          if (errors?.[0]) throw errors[0];
          const { status, answer } = endpoint.answer(data);
          return reply.code(status).send(answer);
        } catch (thrown) {
          throw restFailure(thrown);
        }
      },
    });
  });
}

function callerOf(name: string, { tenant, kind }: HookSource, requestId: string): Caller {
  const scope = SCOPE_OF[kind];
  return {
    ...{ tenant, keyId: hookActor(name), requestId },
    scopes: scope === undefined ? ["data:write"] : ["data:write", scope],
  };
}
