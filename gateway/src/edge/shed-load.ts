import { isStream } from "@tetron/service/deadline";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { createConcurrencyLimit } from "./concurrency-limit.ts";

/**
 * Answers at most so many requests at once and refuses what it cannot serve: see {@link createConcurrencyLimit}. A request takes
 * its place when its body has been read, so that a slow client holds none, and leaves it when its answer is made. Streams
 * take none, nor do health checks, which must be answered however busy the process is.
 *
 * @param places - 0 for any number.
 */
export function shedLoad(app: FastifyInstance, places: number): void {
  if (places === 0) return;
  const limit = createConcurrencyLimit(places);
  const left = new WeakMap<FastifyRequest, () => void>();
  app.addHook("onRequest", async (request) => {
    // Before its key is looked up and its body is read: refusing has to cost next to nothing.
    if (!isExempt(request)) limit.knock();
  });
  app.addHook("preHandler", async (request, reply) => {
    if (isExempt(request)) return;
    const leave = await limit.enter(request.signal);
    left.set(request, leave);
    // A client that has gone gets no answer.
    reply.raw.once("close", leave);
  });
  app.addHook("onSend", async (request) => left.get(request)?.());
}

function isExempt(request: FastifyRequest): boolean {
  return (request.routeOptions.url ?? "").startsWith("/health/") || isStream(request);
}
