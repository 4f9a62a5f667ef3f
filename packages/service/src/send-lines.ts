import { once } from "node:events";
import { Failure } from "@tetron/domain/failure";
import { within } from "@tetron/domain/within";
import type { FastifyReply, FastifyRequest } from "fastify";
import { NDJSON } from "./line-body.ts";
import { failureOf, presentRest } from "./present.ts";

/** Longest wait for the next line. */
const LINE_MS = 15_000;

/**
 * Answers with NDJSON, a line at a time: the next one is made when the client has read those before, so that memory is
 * bounded by a line. Its route needs `deadlineMs: Infinity`; each line has a deadline of its own.
 *
 * A failure before the first line is thrown, to be answered like any other. One after it becomes the last line, an error
 * body, and the connection is cut. When the client goes, `lines` is returned from.
 *
 * @param marks - Members of every line, an error too.
 * @throws What `lines` throws before its first line; Failure `UNAVAILABLE` when that takes too long.
 */
export async function sendLines(
  request: FastifyRequest,
  reply: FastifyReply,
  lines: AsyncIterable<object>,
  marks?: object,
): Promise<void> {
  const { signal } = request;
  const { raw } = reply;
  const iterator = lines[Symbol.asyncIterator]();
  const marked = (line: object) => (marks === undefined ? line : { ...marks, ...line });
  const nextLine = () => within({ ms: LINE_MS, signal, onLate: refuseLate }, () => iterator.next());
  try {
    let next = await nextLine();
    reply.hijack();
    raw.writeHead(reply.statusCode, { ...sentHeaders(reply), "Content-Type": `${NDJSON}; charset=utf-8` });
    for (; !next.done; next = await nextLine())
      if (!raw.write(`${JSON.stringify(marked(next.value))}\n`)) await once(raw, "drain", { signal });
    raw.end();
  } catch (thrown) {
    leave(request, iterator);
    if (!raw.headersSent) throw thrown;
    if (signal.aborted) return void raw.destroy();
    if (failureOf(thrown) === undefined) request.log.error({ err: thrown }, "bug");
    const { body } = presentRest(thrown, request.id);
    // Without the end of the body that the client waits for, so that it takes the answer for what it is: cut off.
    raw.write(`${JSON.stringify(marked(body))}\n`, () => raw.destroy());
  }
}

function refuseLate(): never {
  throw new Failure("UNAVAILABLE", "The next line took too long.", { dependency: "service", retryAfter: 1 });
}

/** Ends the work without waiting for it: it may be waiting itself, for what it was told to leave. */
function leave(request: FastifyRequest, iterator: AsyncIterator<unknown>): void {
  Promise.resolve(iterator.return?.()).catch((error) =>
    request.log.warn({ err: error }, "a streamed answer did not end well"),
  );
}

function sentHeaders(reply: FastifyReply): Record<string, string | string[]> {
  const headers = Object.entries(reply.getHeaders());
  return Object.fromEntries(
    headers.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value : String(value)]],
    ),
  );
}
