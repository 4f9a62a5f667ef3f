import { Failure } from "@tetron/domain/failure";
import { duplicateKey } from "@tetron/domain/json";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { invalidUtf8At } from "./utf8.ts";

/**
 * Parses JSON bodies strictly. Fastify's own parser refuses prototype pollution; this one also refuses
 * duplicate keys, since nobody can tell which of two amounts was meant, and bytes that are not UTF-8, since
 * two different references would become equal. An empty body is none where a route says so: clients that send the header
 * with every request send it without a body too.
 *
 * @param check - Called with the bytes before anything is made of them; what it throws refuses the request. It is not called
 *   for a request without a body.
 */
export function addStrictJson(
  app: FastifyInstance,
  check?: (request: FastifyRequest, bytes: Buffer) => void,
): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, bytes, done) => {
    try {
      check?.(request, bytes);
    } catch (error) {
      return done(error as Error);
    }
    if (bytes.length === 0 && request.routeOptions.config.mayBeEmpty) return done(null, undefined);
    const wrongAt = invalidUtf8At(bytes);
    if (wrongAt !== undefined) return done(notUtf8(wrongAt));
    const text = bytes.toString();
    void parse(request, text, (error, body) => {
      if (error) return done(error);
      const key = duplicateKey(text);
      if (key === undefined) done(null, body);
      else done(saidTwice(key, "The body"));
    });
  });
}

/**
 * Refuses a JSON text with a duplicate key.
 *
 * @param what - What the text is, as the beginning of a sentence.
 * @throws Failure `BAD_REQUEST` naming the key.
 */
export function requireOnce(text: string, what: string): void {
  const key = duplicateKey(text);
  if (key !== undefined) throw saidTwice(key, what);
}

function notUtf8(at: number): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", `The body is not UTF-8 at byte ${at}, counted from 0.`, {
    issues: [{ field: "body", reason: "not_utf8" }],
  });
}

function saidTwice(key: string, what: string): Failure<"BAD_REQUEST"> {
  const shown = key.slice(0, 100);
  return new Failure("BAD_REQUEST", `${what} has "${shown}" twice. Remove one of them.`, {
    issues: [{ field: shown, reason: "duplicate_key" }],
  });
}
