import type { FastifyInstance } from "fastify";

/** Media type of lines of JSON. */
export const NDJSON = "application/x-ndjson";

/**
 * Makes a scope accept NDJSON and nothing else. A route gets the body as a stream of bytes: nothing has checked its
 * length, its encoding or its lines.
 */
export function acceptLines(scope: FastifyInstance): void {
  acceptStreams(scope, [NDJSON]);
}

/** The same with bodies of other media types. */
export function acceptStreams(scope: FastifyInstance, types: readonly string[]): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser([...types], (_request, payload, done) => done(null, payload));
}
