import type { FastifyInstance } from "fastify";

/** Marks what a test key is answered over REST, errors too. Add it before the routes. */
export function markTests(app: FastifyInstance): void {
  app.addHook("onSend", async ({ caller, url }, reply, payload) => {
    if (!caller?.test || typeof payload !== "string" || url.startsWith("/graphql")) return payload;
    if (!String(reply.getHeader("content-type")).startsWith("application/json")) return payload;
    if (!payload.startsWith("{")) return payload;
    const marked = `{"test":true${payload === "{}" ? "" : ","}${payload.slice(1)}`;
    reply.header("content-length", Buffer.byteLength(marked));
    return marked;
  });
}
