import { modeOf } from "@tetron/lake/key-secret";
import type { FastifyInstance, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether the route's answers have an envelope that another protocol defines, and the mark of a test within it. */
    marksTests?: boolean;
  }
}

/** Marks what a test key is answered over REST, errors too. Add it before the routes. */
export function markTests(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (request.routeOptions.config?.marksTests || typeof payload !== "string") return payload;
    if (!payload.startsWith("{") || !isTest(request, reply.statusCode)) return payload;
    if (!String(reply.getHeader("content-type")).startsWith("application/json")) return payload;
    const marked = `{"test":true${payload === "{}" ? "" : ","}${payload.slice(1)}`;
    reply.header("content-length", Buffer.byteLength(marked));
    return marked;
  });
}

/** What is refused before anybody looks at the key, such as an unknown path, is a test's by the key's own mode. */
function isTest({ caller, headers }: FastifyRequest, status: number): boolean {
  if (caller !== undefined) return caller.test === true;
  const secret = status >= 400 ? headers.authorization?.replace(/^Bearer +/i, "") : undefined;
  return secret !== undefined && modeOf(secret) === "test";
}
