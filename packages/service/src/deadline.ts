import { Failure } from "@tetron/domain/failure";
import type { FastifyInstance, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Deadline of this endpoint's answer; `Infinity` for a stream. The server's when absent. */
    deadlineMs?: number;
    /** Whether a request is for a stream, at an endpoint that answers others as well. */
    isStream?: (request: FastifyRequest) => boolean;
    /** The media type of its bodies; JSON when absent. */
    contentType?: string;
    /** Time in which a body must have arrived; `Infinity` when the endpoint limits that itself. The server's when absent. */
    arrivesWithinMs?: number;
    /** Nothing of its body is required, so that there need be none. */
    mayBeEmpty?: boolean;
    /** The endpoint unpacks a compressed body itself. */
    packed?: boolean;
  }
}

/** Whether the answer to a request is a stream, which lasts as long as its client wants. */
export function isStream(request: FastifyRequest): boolean {
  const { deadlineMs, isStream: asks } = request.routeOptions.config ?? {};
  return deadlineMs === Number.POSITIVE_INFINITY || asks?.(request) === true;
}

/**
 * Gives every request a deadline. When it passes, the client gets `UNAVAILABLE` and `request.signal` aborts,
 * as it does when the client disconnects. Fastify's own signal and `handlerTimeout` follow the request
 * stream's `close`, which fires as soon as a body has been read.
 */
export function addDeadline(app: FastifyInstance, deadlineMs: number): void {
  app.addHook("onRequest", (request, reply, done) => {
    const controller = new AbortController();
    Object.defineProperty(request, "signal", { value: controller.signal });
    const own = request.routeOptions.config?.deadlineMs ?? deadlineMs;
    const wait = isStream(request) ? Number.POSITIVE_INFINITY : own;
    const expire = () => {
      const late = new Failure("UNAVAILABLE", "The answer took too long.", {
        dependency: "service",
        retryAfter: 1,
        // The handler runs on until it checks the signal.
        ...(request.method !== "GET" && { outcome: "unknown" as const }),
      });
      if (!reply.sent) void reply.send(late);
      controller.abort(late);
    };
    const timer = Number.isFinite(wait) ? setTimeout(expire, wait) : undefined;
    reply.raw.once("close", () => {
      clearTimeout(timer);
      if (!reply.raw.writableFinished)
        controller.abort(new DOMException("The client has disconnected.", "AbortError"));
    });
    done();
  });
}
