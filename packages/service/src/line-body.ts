import type { FastifyInstance } from "fastify";

/** Media type of lines of JSON. */
export const NDJSON = "application/x-ndjson";

/**
 * Makes a scope accept NDJSON and nothing else. A route gets the body as a stream of bytes: nothing has checked its
 * length, its encoding or its lines.
 */
export function acceptLines(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(NDJSON, (_request, payload, done) => done(null, payload));
}
