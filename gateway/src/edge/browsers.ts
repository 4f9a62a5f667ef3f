import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Headers that a page of another origin may read. */
const EXPOSED_HEADERS = [
  "X-Request-Id",
  "Retry-After",
  "RateLimit",
  "RateLimit-Policy",
  "RateLimit-Limit",
  "RateLimit-Remaining",
  "RateLimit-Reset",
  "ETag",
  "Link",
  "Deprecation",
  "Sunset",
  "Idempotent-Replayed",
];
const ALLOWED_HEADERS = [
  "Apollo-Require-Preflight",
  "Authorization",
  "Content-Type",
  "Idempotency-Key",
  "If-None-Match",
  "Last-Event-ID",
  "MCP-Protocol-Version",
  "X-Apollo-Operation-Name",
  "X-Request-Id",
  "apollographql-client-name",
  "apollographql-client-version",
  "graphql-client-name",
  "graphql-client-version",
];
const PREFLIGHT_SECONDS = 600;

/** Adds security headers to every answer, and CORS for the configured origins. */
export async function addBrowserRules(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  await app.register(helmet, {
    // Data is no page; what is one sets a policy of its own.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: "deny" },
  });
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: [...origins],
    methods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  });
}
