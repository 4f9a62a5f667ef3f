import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { overHttp } from "../src/over-http.ts";
import { subgraphEndpoints } from "../src/subgraph-endpoints.ts";
import { createSupergraph, type Supergraph } from "../src/supergraph.ts";
import { graphqlOverHttp } from "./graphql-over-http.ts";

const USAGE = `node bin/serve.ts --supergraph FILE --port N [--host HOST]

Serves a supergraph over HTTP at /graphql and /, over subgraphs at the URLs written in it.
--port 0 takes a free one. GET /health answers 200. SIGTERM and SIGINT stop it.`;

/** Grace period for open connections; then they are closed. */
const GRACE_MS = 5_000;

const settings = readSettings();
await using stack = new AsyncDisposableStack();
const answer = graphqlOverHttp(openSupergraph(settings.supergraph));

const server = createServer((request, response) => {
  const path = request.url?.split("?")[0];
  if (path === "/graphql" || path === "/") return void answer(request, response);
  response.writeHead(path === "/health" ? 200 : 404, { "content-type": "text/plain" });
  response.end(path === "/health" ? "ok\n" : "not found\n");
});
try {
  server.listen(settings.port, settings.host);
  await once(server, "listening");
} catch (error) {
  fail(`Cannot listen at ${settings.host}, port ${settings.port}: ${(error as Error).message}`);
}
const { port } = server.address() as AddressInfo;
const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
process.stdout.write(`ready http://${host}:${port}/graphql\n`);

await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
server.close();
server.closeIdleConnections();
setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
await once(server, "close");

function openSupergraph(file: string): Supergraph {
  try {
    const sdl = readFileSync(file, "utf8");
    const subgraphs = subgraphEndpoints(sdl).map(({ name, url }) => {
      if (!URL.canParse(url)) throw new Error(`subgraph "${name}" has no URL.`);
      return [name, stack.use(overHttp({ url }))] as const;
    });
    return createSupergraph({ sdl, subgraphs: Object.fromEntries(subgraphs) });
  } catch (error) {
    return fail(`${file}: ${(error as Error).message}`);
  }
}

function readSettings() {
  const options = {
    supergraph: { type: "string" },
    port: { type: "string" },
    host: { type: "string", default: "127.0.0.1" },
    help: { type: "boolean" },
  } as const;
  try {
    const { values } = parseArgs({ options });
    const port = Number(values.port);
    if (values.help || values.supergraph === undefined || !Number.isInteger(port)) fail(USAGE);
    return { supergraph: values.supergraph, port, host: values.host };
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
