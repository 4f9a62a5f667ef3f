import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";

const LINKS = [
  ["documentation", "/v1/docs", "The REST API, endpoint by endpoint"],
  ["openapi", "/v1/openapi.json", "The same for programs: OpenAPI 3.1"],
  ["graphql", "/graphql", "The GraphQL graph"],
  ["health", "/health/ready", "Whether this server can answer now"],
] as const;

const WHAT =
  "Tetron answers how risky a crypto payment is before it is sent, how trusted its wallets are, and which route it should take.";

const STYLE = `
:root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif }
body { max-width: 40rem; margin: 15vh auto; padding: 0 1rem }
dt { margin-top: 1rem } dd { margin: 0 }
a { color: LinkText }
`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Tetron</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Tetron</h1>
<p>${WHAT}</p>
<dl>
${LINKS.map(([, href, text]) => `<dt><a href="${href}">${href}</a></dt><dd>${text}</dd>`).join("\n")}
</dl>
</body>
</html>
`;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `GET /`, and `GET /v1` as the base of the API: a page for a browser, the same as JSON for other clients. */
export function addHome(app: FastifyInstance): void {
  const links = Object.fromEntries(LINKS.map(([name, href]) => [name, href]));
  for (const url of ["/", "/v1"])
    app.get(url, async ({ headers }, reply) => {
      reply.header("Vary", "Accept");
      if (!/\btext\/html\b/.test(headers.accept ?? "")) return { name: "Tetron", description: WHAT, links };
      return reply.type("text/html; charset=utf-8").header("Content-Security-Policy", POLICY).send(PAGE);
    });
}
