import { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { refuseMalformed, TOO_SLOW } from "./malformed-request.ts";

/**
 * Cuts off a request whose body takes too long to arrive, so that slow senders cannot hold connections. Node's own limit
 * holds for every endpoint alike, and some take bodies that may arrive for hours.
 *
 * @param ms - Where the endpoint does not say otherwise.
 */
export function addArrivalLimit(app: FastifyInstance, ms: number): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const { raw, headers } = request;
    const limit = request.routeOptions.config?.arrivesWithinMs ?? ms;
    const hasBody = headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
    // An injected request has no connection, and is there as a whole.
    if (hasBody && Number.isFinite(limit) && raw.socket instanceof Socket) {
      const timer = setTimeout(() => {
        if (!raw.complete) refuseMalformed({ code: TOO_SLOW }, raw.socket, request.id);
      }, limit);
      raw.once("close", () => clearTimeout(timer));
      raw.once("end", () => clearTimeout(timer));
    }
    done();
  });
}
