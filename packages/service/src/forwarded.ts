import type { FastifyInstance } from "fastify";
import type { Log } from "./log.ts";

/**
 * Warns once when a request has `X-Forwarded-For` although no proxy is trusted. Behind a proxy every client
 * then has the proxy's address, and one client guessing keys rate-limits all others.
 */
export function warnOfUntrustedProxy(app: FastifyInstance, log: Log): void {
  let hasWarned = false;
  app.addHook("onRequest", async ({ headers, ip }) => {
    if (hasWarned || headers["x-forwarded-for"] === undefined) return;
    hasWarned = true;
    log.warn(
      { peer: ip },
      "X-Forwarded-For is ignored: name the proxy in TETRON_TRUSTED_PROXIES if it is one",
    );
  });
}
