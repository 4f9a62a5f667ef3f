import type { Supergraph } from "@tetron/federation/supergraph";
import { acceptLines, NDJSON } from "@tetron/service/line-body";
import { sendLines } from "@tetron/service/send-lines";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Guard } from "../auth/guard.ts";
import { bodyRows } from "./body-rows.ts";
import { enter } from "./enter.ts";
import { inputOf, readInput } from "./input.ts";
import { urlsOf } from "./paths.ts";
import { restFailure } from "./rest-failure.ts";
import type { AnyStreamedEndpoint, StreamSource } from "./streamed-endpoint.ts";
import { trustedDocument } from "./trusted-document.ts";

const MAX_BODY_BYTES = 64 * 1024;

/**
 * Serves a streamed endpoint; the whole of a streamed body must arrive within the server's time for requests.
 *
 * @throws Error when an operation does not fit the graph: the start fails, not the first request.
 */
export function addStreamedEndpoint(
  app: FastifyInstance,
  endpoint: AnyStreamedEndpoint,
  { supergraph, guard }: { readonly supergraph: Supergraph; readonly guard: Guard },
): void {
  const { row, bodyLimit = MAX_BODY_BYTES, operations } = endpoint;
  const documents = new Map(
    operations.map((operation) => [operation, trustedDocument(endpoint, operation, supergraph)]),
  );
  const sourceOf = (request: FastifyRequest): StreamSource<unknown> => {
    const { caller, signal } = request;
    return {
      signal,
      rows:
        row === undefined ? noRows() : bodyRows(request.body as AsyncIterable<Uint8Array>, row, bodyLimit),
      async run(operation, variables) {
        const document = documents.get(operation);
        if (document === undefined)
          throw new Error(`${endpoint.path} runs an operation that it does not name.`);
        const { data, errors } = await supergraph.execute({
          ...{ document, signal, context: { caller, signal } },
          variables: variables as Record<string, unknown>,
        });
        if (errors?.[0]) throw errors[0];
        return data as never;
      },
    };
  };
  // A scope of its own: only here is a body of lines accepted, and nothing else.
  void app.register(async (scope) => {
    if (row !== undefined) acceptLines(scope);
    const route = {
      method: endpoint.method,
      bodyLimit,
      config: { deadlineMs: Number.POSITIVE_INFINITY, ...(row !== undefined && { contentType: NDJSON }) },
      onRequest: (request: FastifyRequest, reply: FastifyReply) => enter(endpoint, guard, { request, reply }),
      async handler(request: FastifyRequest, reply: FastifyReply) {
        try {
          const { params, query } = request;
          const body = row === undefined ? request.body : {};
          const input = readInput(endpoint.input, inputOf(endpoint, { params, query, body }));
          reply.code(endpoint.status ?? 200);
          await sendLines(
            request,
            reply,
            inRest(endpoint.lines(input, sourceOf(request))),
            request.caller?.test ? { test: true } : undefined,
          );
          return reply;
        } catch (thrown) {
          // What was not read of the body is not waited for.
          if (!request.raw.complete) reply.header("Connection", "close");
          throw thrown;
        }
      },
    };
    for (const url of urlsOf(endpoint)) scope.route({ ...route, url });
  });
}

/** The same lines; an error of the graph in REST form. */
async function* inRest(lines: AsyncIterable<object>): AsyncGenerator<object> {
  try {
    yield* lines;
  } catch (thrown) {
    throw restFailure(thrown);
  }
}

async function* noRows(): AsyncGenerator<never> {}
