import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { type AuditSuite, supergraphOf } from "../audit/suite.ts";
import { SUITES } from "../audit/suites.ts";
import { inProcess } from "../src/in-process.ts";
import { subgraphSchema } from "../test/compose.ts";
import { FLEET } from "../test/federate.ts";
import { listen } from "../test/listen.ts";
import { graphqlOverHttp } from "./graphql-over-http.ts";

const SERVE = join(import.meta.dirname, "serve.ts");

/** Serves each subgraph of a suite over HTTP, at /name. */
async function subgraphsOf({ subgraphs }: AuditSuite) {
  const handlers = Object.fromEntries(
    Object.entries(subgraphs).map(([name, source]) => {
      const { execute } = inProcess(subgraphSchema(source));
      const asked = (operation: object) => execute({ kind: "query", variables: {}, ...operation } as never);
      return [`/${name}`, graphqlOverHttp({ execute: asked })];
    }),
  );
  return listen((request, response) => void handlers[request.url ?? ""]?.(request, response));
}

/** Runs bin/serve.ts on a supergraph; the first line that it prints has the URL. */
async function serve(supergraph: string) {
  using stack = new DisposableStack();
  const { path: folder } = stack.use(mkdtempDisposableSync(join(tmpdir(), "serve-")));
  const file = join(folder, "supergraph.graphql");
  writeFileSync(file, supergraph);
  const child = spawn(process.execPath, [SERVE, "--supergraph", file, "--port", "0"]);
  const exit = once(child, "exit");
  const [line] = (await Promise.race([once(createInterface(child.stdout), "line"), exit])) as [unknown];
  const served = stack.move();
  return {
    line: String(line),
    url: String(line).replace("ready ", ""),
    child,
    exit,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await exit;
      served.dispose();
    },
  };
}

async function ask(url: string, query: string, variables: object = {}) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors } = (await response.json()) as { data?: unknown; errors?: unknown[] };
  return { data, failing: errors !== undefined };
}

test.each(Object.keys(SUITES))("every case of %s is answered through bin/serve.ts", async (name) => {
  const suite = SUITES[name]!;
  await using subgraphs = await subgraphsOf(suite);
  await using served = await serve(supergraphOf(suite, (subgraph) => `${subgraphs.url}/${subgraph}`));

  for (const [says, { query, variables, data = null, errors = false }] of Object.entries(suite.cases))
    expect(await ask(served.url, query, variables), says).toEqual({ data, failing: errors });
});

test("it prints its address, answers at both paths, and stops on SIGTERM", async () => {
  const suite = { subgraphs: FLEET, cases: {} };
  await using subgraphs = await subgraphsOf(suite);
  await using served = await serve(supergraphOf(suite, (name) => `${subgraphs.url}/${name}`));
  const { origin } = new URL(served.url);

  expect(served.line).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\/graphql$/);
  const expected = { data: { best: { stars: 10 } }, failing: false };
  expect(await ask(served.url, "{ best { stars } }")).toEqual(expected);
  expect(await ask(`${origin}/`, "{ best { stars } }")).toEqual(expected);
  expect((await fetch(`${origin}/health`)).status).toBe(200);
  expect((await fetch(`${origin}/elsewhere`)).status).toBe(404);

  served.child.kill("SIGTERM");
  expect(await served.exit).toEqual([0, null]);
});

test("an error at the start is one line", async () => {
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, [SERVE, ...args]);
    const said = child.stderr.toArray();
    const [code] = (await once(child, "exit")) as [number];
    return { code, said: (await said).join("").split("\n")[0] };
  };
  using temporary = mkdtempDisposableSync(join(tmpdir(), "serve-"));
  const { path: folder } = temporary;
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const without = file(
    "url.graphql",
    supergraphOf({ subgraphs: FLEET, cases: {} }, () => ""),
  );
  const none = file("none.graphql", "type Query { a: Int }");

  expect(await run("--port", "0")).toMatchObject({
    code: 2,
    said: expect.stringContaining("--supergraph FILE"),
  });
  expect(await run("--nonsense")).toMatchObject({ code: 2, said: expect.stringContaining("--nonsense") });
  expect(await run("--supergraph", "missing", "--port", "0")).toMatchObject({
    code: 2,
    said: expect.stringContaining("missing"),
  });
  expect(await run("--supergraph", without, "--port", "0")).toEqual({
    code: 2,
    said: `${without}: subgraph "boats" has no URL.`,
  });
  expect(await run("--supergraph", none, "--port", "0")).toEqual({
    code: 2,
    said: `${none}: This is not a supergraph: it has no enum join__Graph.`,
  });
  await using taken = await listen((_, response) => response.end());
  const { port } = new URL(taken.url);
  const good = file("good.graphql", supergraphOf({ subgraphs: FLEET, cases: {} }));
  expect(await run("--supergraph", good, "--port", port)).toMatchObject({
    code: 2,
    said: expect.stringContaining("Cannot listen at 127.0.0.1"),
  });
});
