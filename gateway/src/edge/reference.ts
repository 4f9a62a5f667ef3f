import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { entityTag, sendTagged } from "./entity-tag.ts";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Tetron REST API</title>
<link rel="stylesheet" href="/v1/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/v1/docs/swagger-ui-bundle.js"></script>
<script src="/v1/docs/open.js"></script>
</body>
</html>
`;

const OPEN = `SwaggerUIBundle({
  url: "/v1/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

/** Everything comes from this server. Swagger UI sets styles of elements, and draws its icons as data. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Files of Swagger UI by their names, and their media types. */
const FILES = {
  "swagger-ui.css": {
    from: import.meta.resolve("swagger-ui-dist/swagger-ui.css"),
    type: "text/css; charset=utf-8",
  },
  "swagger-ui-bundle.js": {
    from: import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js"),
    type: "text/javascript; charset=utf-8",
  },
} as const;

/** A new release may have other files. */
const CACHE = "public, no-cache";

/** Serves the reference of the REST API at `/v1/docs`. It needs no other server, and no key. */
export function addReference(app: FastifyInstance): void {
  addDocument(app, "/v1/docs", { type: "text/html; charset=utf-8", read: async () => Buffer.from(PAGE) });
  addDocument(app, "/v1/docs/open.js", {
    type: "text/javascript; charset=utf-8",
    read: async () => Buffer.from(OPEN),
  });
  for (const [name, { from, type }] of Object.entries(FILES))
    addDocument(app, `/v1/docs/${name}`, { type, read: () => readFile(fileURLToPath(from)) });
}

/** Serves what stays the same while the process runs: read when it is first asked for, with an entity tag. */
export function addDocument(
  app: FastifyInstance,
  url: string,
  { type, read }: { readonly type: string; readonly read: () => Promise<Buffer> },
): void {
  let held: Promise<{ readonly body: Buffer; readonly tag: string }> | undefined;
  const load = async () => {
    const body = await read();
    return { body, tag: entityTag(body) };
  };
  app.get(url, async (request, reply) => {
    held ??= load().catch((error) => {
      held = undefined;
      throw error;
    });
    reply.header("Content-Security-Policy", POLICY);
    return sendTagged(request, reply, { ...(await held), type, cacheControl: CACHE });
  });
}
