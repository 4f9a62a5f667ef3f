import { requireStorable } from "@tetron/domain/text";
import type { Supergraph } from "@tetron/federation/supergraph";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Guard } from "../auth/guard.ts";
import { entityTag, sendTagged } from "../edge/entity-tag.ts";
import type { FindHookSource } from "../hooks/find-source.ts";
import { addFileEndpoint } from "./add-file-endpoint.ts";
import { addSignedEndpoint } from "./add-signed-endpoint.ts";
import { addStreamedEndpoint } from "./add-streamed-endpoint.ts";
import { answerOnce, type IdempotencyStore } from "./answer-once.ts";
import type { AnyKind } from "./any-kind.ts";
import { enter } from "./enter.ts";
import { inputOf, mayBeEmpty, readInput } from "./input.ts";
import { urlsOf } from "./paths.ts";
import { recovererOf } from "./recover-answer.ts";
import { runnerOf } from "./run-endpoint.ts";

/** What a request may take beside its operation, in milliseconds. */
const AROUND_MS = 3_000;

interface RouterDeps {
  readonly supergraph: Supergraph;
  readonly guard: Guard;
  readonly store: IdempotencyStore;
  readonly findSource: FindHookSource;
}

/**
 * Serves an endpoint. It runs its own trusted operation in the same executor as GraphQL;
 * authentication and scopes are checked before the body is read.
 *
 * @throws Error when the operation does not fit the graph: the start fails, not the first request.
 */
export function addEndpoint(
  app: FastifyInstance,
  endpoint: AnyKind,
  { supergraph, guard, store, findSource }: RouterDeps,
): void {
  if (endpoint.kind === "streamed") {
    addStreamedEndpoint(app, endpoint, { supergraph, guard });
    return;
  }
  if (endpoint.kind === "signed") {
    addSignedEndpoint(app, endpoint, { supergraph, findSource });
    return;
  }
  if (endpoint.kind === "file") {
    addFileEndpoint(app, endpoint, { supergraph, guard, store });
    return;
  }
  const run = runnerOf(endpoint, supergraph);
  const recover = recovererOf(endpoint, supergraph);
  const isEmptyFine = mayBeEmpty(endpoint);
  const { status = 200, deadlineMs } = endpoint;
  const route = {
    method: endpoint.method,
    ...(endpoint.bodyLimit !== undefined && { bodyLimit: endpoint.bodyLimit }),
    config: {
      mayBeEmpty: isEmptyFine,
      ...(deadlineMs !== undefined && { deadlineMs: deadlineMs + AROUND_MS }),
    },
    onRequest: (request: FastifyRequest, reply: FastifyReply) => enter(endpoint, guard, { request, reply }),
    async handler(request: FastifyRequest, reply: FastifyReply) {
      const { params, query, signal } = request;
      const body = request.body === undefined && isEmptyFine ? {} : request.body;
      // A path parameter is an id: one that cannot be stored was never issued, and is not found.
      requireStorable(body);
      const input = readInput(endpoint.input, inputOf(endpoint, { params, query, body })) as never;
      const caller = request.caller!;
      const answer = await answerOnce(
        { endpoint, store },
        { request, reply, content: [params, query, body ?? null] },
        {
          run: async (claim) => ({
            status,
            answer: await run(input, { caller: { ...caller, claim }, signal }),
          }),
          async recover(written) {
            const answer = await recover(written, input, { caller, signal });
            return answer === undefined ? undefined : { status, answer };
          },
        },
      );
      return endpoint.immutable ? sendImmutable(request, reply, answer) : answer;
    },
  };
  for (const url of urlsOf(endpoint)) app.route({ ...route, url });
}

/** The key's owner may keep it, and asks each time whether it may still read it. */
function sendImmutable(request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply {
  const body = JSON.stringify(answer);
  const type = "application/json; charset=utf-8";
  return sendTagged(request, reply, { type, body, tag: entityTag(body), cacheControl: "private, no-cache" });
}
