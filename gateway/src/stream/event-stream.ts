import { Failure } from "@tetron/domain/failure";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createOutbox, type Outbox } from "./outbox.ts";
import type { StreamCallers } from "./stream-callers.ts";
import { countConnection, type StreamCounts } from "./stream-counts.ts";

/** Interval of the comments that keep proxies from closing an idle stream. */
const COMMENT_MS = 15_000;
/** Longest time in which a client takes nothing that was written to it. */
const MAX_STALL_MS = 30_000;

/** A client of server-sent events. */
export interface EventStream {
  readonly outbox: Outbox;
  /** Ends the answer after a last message. */
  end(message: string): void;
  /** Aborts when the client has gone, or the answer has ended. */
  readonly closed: AbortSignal;
}

export interface EventStreamsOptions {
  readonly app: FastifyInstance;
  readonly callers: StreamCallers;
  readonly counts: StreamCounts;
  /** Aborts when the process takes no new work: every stream is ended. */
  readonly stopping: AbortSignal;
}

/** The last message of a stream whose key was revoked, or that cannot go on. */
export type Farewell = (thrown: unknown) => string;

/** Begins to answer a request with server-sent events. */
export type StartEventStream = (
  request: FastifyRequest,
  reply: FastifyReply,
  farewell: Farewell,
) => EventStream;

/** One message, as text. */
export function sentEvent(
  data: string,
  { event, id }: { readonly event?: string; readonly id?: string },
): string {
  return `${event === undefined ? "" : `event: ${event}\n`}${id === undefined ? "" : `id: ${id}\n`}data: ${data}\n\n`;
}

export function eventStreams({ app, callers, counts, stopping }: EventStreamsOptions): StartEventStream {
  return (request, reply, farewell) => {
    const { raw } = reply;
    const { socket } = request.raw;
    const { caller } = request;
    if (caller === undefined) throw new Error("A stream was begun for nobody.");
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) raw.setHeader(name, value);
    reply.hijack();
    app.releaseReader(socket);
    raw.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // nginx would hold messages back.
      "X-Accel-Buffering": "no",
    });
    raw.flushHeaders();
    const closed = new AbortController();
    const uncount = countConnection(counts, `sse ${request.url.split("?")[0]}`);
    const outbox = createOutbox({ socket, counts, write: (message) => void raw.write(message) });
    const end = (message: string) => {
      if (closed.signal.aborted) return;
      outbox.send(message);
      close();
      raw.end();
    };
    const timer = setInterval(() => {
      const stalled = outbox.stalledSince();
      if (stalled !== undefined && performance.now() - stalled > MAX_STALL_MS) {
        counts.cut++;
        socket.destroy();
      } else outbox.send(":\n\n");
    }, COMMENT_MS).unref();
    const revoked = () => {
      const message = "Authorization: this key was revoked or has expired.";
      end(farewell(new Failure("UNAUTHORIZED", message, { scheme: "bearer" })));
    };
    const stop = () => {
      const message = "The process stops: connect again and resume.";
      end(farewell(new Failure("UNAVAILABLE", message, { dependency: "service", retryAfter: 1 })));
    };
    const unwatch = callers.keys.watch(caller.keyId, revoked);
    stopping.addEventListener("abort", stop, { once: true });
    const close = () => {
      if (closed.signal.aborted) return;
      uncount();
      clearInterval(timer);
      unwatch();
      stopping.removeEventListener("abort", stop);
      outbox.close();
      closed.abort();
    };
    raw.once("close", close);
    return { outbox, end, closed: closed.signal };
  };
}
