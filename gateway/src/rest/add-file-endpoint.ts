import type { Readable } from "node:stream";
import { Failure, isFailure } from "@tetron/domain/failure";
import { requireStorable } from "@tetron/domain/text";
import { DeadlineExceeded, within } from "@tetron/domain/within";
import type { Supergraph } from "@tetron/federation/supergraph";
import { acceptStreams } from "@tetron/service/line-body";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Guard } from "../auth/guard.ts";
import { answerOnce, type IdempotencyStore } from "./answer-once.ts";
import { enter } from "./enter.ts";
import { type AnyFileEndpoint, type FileSource, FORM_TYPE } from "./file-endpoint.ts";
import { readKey } from "./idempotency-key.ts";
import { queryOf, readInput } from "./input.ts";
import { fastifyPath } from "./paths.ts";
import { type Form, readForm } from "./read-form.ts";
import { restFailure } from "./rest-failure.ts";
import { trustedDocument } from "./trusted-document.ts";

/** Longest wait for the next bytes of a file. */
const SILENT_MS = 30_000;
/** How long it is tried to withdraw what a client that has gone began. */
const CLEAN_UP_MS = 10_000;

interface FileEndpointDeps {
  readonly supergraph: Supergraph;
  readonly guard: Guard;
  readonly store: IdempotencyStore;
}

/**
 * Serves an endpoint under `/v1` whose body is a file. The file may arrive for as long as it keeps arriving, and is handed on
 * as it does.
 *
 * @throws Error when an operation does not fit the graph: the start fails, not the first request.
 */
export function addFileEndpoint(
  app: FastifyInstance,
  endpoint: AnyFileEndpoint,
  { supergraph, guard, store }: FileEndpointDeps,
): void {
  const documents = new Map(
    endpoint.operations.map((operation) => [operation, trustedDocument(endpoint, operation, supergraph)]),
  );
  const runFor =
    ({ caller }: FastifyRequest, signal: AbortSignal): FileSource["run"] =>
    async (operation, variables, claim) => {
      const document = documents.get(operation);
      if (document === undefined)
        throw new Error(`${endpoint.path} runs an operation that it does not name.`);
      const { data, errors } = await supergraph.execute({
        ...{ document, signal, context: { caller: { ...caller!, claim }, signal } },
        variables: variables as Record<string, unknown>,
      });
      if (errors?.[0]) throw errors[0];
      return data as never;
    };
  const types = [FORM_TYPE, ...endpoint.fileTypes];
  // A scope of its own: only here are bodies handed on as they arrive.
  void app.register(async (scope) => {
    acceptStreams(scope, types);
    scope.route({
      method: endpoint.method,
      url: `/v1${fastifyPath(endpoint.path)}`,
      config: {
        ...{ deadlineMs: Number.POSITIVE_INFINITY, arrivesWithinMs: Number.POSITIVE_INFINITY, packed: true },
        contentType: types.join(", "),
      },
      onRequest: (request, reply) => enter(endpoint, guard, { request, reply }),
      async handler(request, reply) {
        try {
          // Refused before a file is read.
          readKey(request.headers["idempotency-key"]);
          const { file, fields } = await openBody(request, endpoint);
          // A field of the form stands before the query's, which must be right all the same.
          const query = queryOf(request.query);
          requireStorable({ query, fields });
          readInput(endpoint.input.partial(), query);
          const input = readOptions(endpoint, { query, fields, isForm: isForm(request) });
          const source: FileSource = {
            file: arriving(file, request),
            run: runFor(request, request.signal),
            cleanUp: (operation, variables) =>
              runFor(request, AbortSignal.timeout(CLEAN_UP_MS))(operation, variables),
          };
          const arrived = await endpoint.receive(input, source);
          let isFinished = false;
          try {
            const answer = await answerOnce(
              { endpoint, store },
              { request, reply, content: [input, arrived.sha256] },
              {
                async run(claim) {
                  const answered = await arrived.finish(claim);
                  isFinished = true;
                  return answered;
                },
                recover: arrived.recover,
              },
            );
            return await reply.send(answer);
          } finally {
            if (!isFinished) await arrived.withdraw();
          }
        } catch (thrown) {
          // What was not read of the body is not waited for.
          if (!request.raw.complete) reply.header("Connection", "close");
          throw restFailure(thrown);
        }
      },
    });
  });
}

function isForm({ headers }: FastifyRequest): boolean {
  return headers["content-type"]?.toLowerCase().startsWith(FORM_TYPE) ?? false;
}

/**
 * The options of a file.
 *
 * @throws Failure `BAD_REQUEST`; when one is missing from a form, it may stand behind the file, which is not read yet.
 */
function readOptions<Input>(
  { input }: { readonly input: z.ZodType<Input> },
  given: { readonly query: object; readonly fields: object; readonly isForm: boolean },
): Input {
  try {
    return readInput(input, { ...given.query, ...given.fields });
  } catch (error) {
    if (!given.isForm || !isFailure(error, "BAD_REQUEST")) throw error;
    const { details, message } = error;
    if (!details.issues.some(({ reason }) => reason === "missing")) throw error;
    throw new Failure(
      "BAD_REQUEST",
      `${message} Fields of a form stand before its file: put the file last.`,
      details,
    );
  }
}

async function openBody(request: FastifyRequest, { bodyLimit = 0 }: AnyFileEndpoint): Promise<Form> {
  const { headers, body, signal } = request;
  if (Number(headers["content-length"] ?? 0) > bodyLimit)
    throw new Failure("PAYLOAD_TOO_LARGE", `The body is over ${bodyLimit} bytes.`, { limit: bodyLimit });
  if (body === undefined || body === null) throw incomplete("empty", "The body is empty; it must be a file.");
  if (!isForm(request)) return { file: body as Readable, fields: {} };
  return within({ ms: SILENT_MS, signal }, () => readForm(body as Readable, headers));
}

/** The same bytes. @throws Failure `BAD_REQUEST` when they stop before the end. */
async function* arriving(
  file: AsyncIterable<Uint8Array>,
  { signal }: FastifyRequest,
): AsyncGenerator<Uint8Array> {
  const bytes = file[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within({ ms: SILENT_MS, signal }, () => bytes.next());
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    if (error instanceof DeadlineExceeded)
      throw incomplete("too_slow", `Nothing of the file has arrived for ${SILENT_MS / 1_000} seconds.`);
    if (isFailure(error)) throw error;
    throw incomplete("incomplete", "The connection ended before the body was complete.");
  }
}

function incomplete(reason: string, message: string): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", message, { issues: [{ field: "body", reason }] });
}
