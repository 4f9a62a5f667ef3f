import type { IncomingMessage, ServerResponse } from "node:http";
import { parse } from "graphql";
import { expect, test, vi } from "vitest";
import { listen } from "../test/listen.ts";
import { type OverHttpOptions, overHttp } from "./over-http.ts";
import type { SubgraphRequest } from "./subgraph.ts";

const request: SubgraphRequest = {
  query: "query A($x: Int) { a(x: $x) }",
  document: parse("query A($x: Int) { a(x: $x) }"),
  variables: { x: 1 },
  operationName: "A",
  kind: "query",
  context: { token: "t-1" },
  signal: new AbortController().signal,
};

type Answer = (request: IncomingMessage, response: ServerResponse, attempt: number) => void;

/** Sends one query to a server that answers as given; returns the result and the number of requests. */
async function ask(
  answer: Answer,
  options: Partial<OverHttpOptions> = {},
  asked: Partial<SubgraphRequest> = {},
) {
  let attempts = 0;
  await using server = await listen((incoming, response) => {
    attempts++;
    incoming.resume();
    answer(incoming, response, attempts);
  });
  await using subgraph = overHttp({ url: `${server.url}/graphql?v=1`, retryDelayMs: 1, ...options });
  const result = await Promise.resolve(subgraph.execute({ ...request, ...asked })).catch(
    (error: unknown) => ({
      thrown: error as Error & { code?: string },
    }),
  );
  return { result, attempts };
}

const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
const good = { data: { a: 1 } };

test("an operation is posted as JSON, with the headers that the context gives", async () => {
  let seen: { url?: string; headers?: IncomingMessage["headers"]; body?: unknown } = {};
  const headers = ({ context }: SubgraphRequest) => ({
    authorization: `Bearer ${(context as { token: string }).token}`,
  });
  const answer: Answer = async (incoming, response) => {
    seen = {
      url: incoming.url ?? "",
      headers: incoming.headers,
      body: JSON.parse((await incoming.toArray()).join("")),
    };
    json(response, good);
  };

  expect(await ask(answer, { headers })).toEqual({ result: good, attempts: 1 });
  expect(seen.url).toBe("/graphql?v=1");
  expect(seen.headers).toMatchObject({ authorization: "Bearer t-1", "content-type": "application/json" });
  expect(seen.body).toEqual({ query: request.query, variables: { x: 1 }, operationName: "A" });
});

test("connections are kept from one operation to the next", async () => {
  let connections = 0;
  await using server = await listen((_, response) => json(response, good));
  server.server.on("connection", () => connections++);
  await using subgraph = overHttp({ url: server.url });

  for (let index = 0; index < 20; index++) await subgraph.execute(request);

  expect(connections).toBeLessThan(5);
});

test("a result with a status of failure is a result", async () => {
  const refused = { errors: [{ message: "No." }] };

  expect(await ask((_, response) => json(response, refused, 400))).toEqual({ result: refused, attempts: 1 });
});

test("an answer that is not a GraphQL result is an error that describes it", async () => {
  const page: Answer = (_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>secret</h1>");
  const says = async (answer: Answer, options?: Partial<OverHttpOptions>) => {
    const { result } = await ask(answer, { retries: 0, ...options });
    return "errors" in result
      ? result.errors?.map(({ message, extensions }) => [message, extensions["code"]])
      : result;
  };
  const malformed = (what: string) => [[`The subgraph answered ${what}.`, "SUBGRAPH_MALFORMED_ANSWER"]];

  expect(await says(page)).toEqual(malformed("200 with text/html instead of JSON"));
  expect(await says((_, response) => response.writeHead(302, { location: "/" }).end())).toEqual(
    malformed("302 with no content type instead of JSON"),
  );
  expect(await says((_, response) => json(response, { status: "fine" }))).toEqual(
    malformed("200 with JSON that is no GraphQL result"),
  );
  expect(
    await says((_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{")),
  ).toEqual(malformed("200 with broken JSON"));
  expect(
    await says((_, response) => json(response, { data: "x".repeat(2_000) }), { maxAnswerBytes: 1_000 }),
  ).toEqual(malformed("with more than 1000 bytes"));
});

test("a query is tried again when its connection breaks or its server is busy", async () => {
  const breaks: Answer = (_, response, attempt) => (attempt < 3 ? response.destroy() : json(response, good));
  const busy: Answer = (_, response, attempt) =>
    attempt < 3 ? response.writeHead(503, { "content-type": "text/plain" }).end() : json(response, good);

  expect(await ask(breaks)).toEqual({ result: good, attempts: 3 });
  expect(await ask(busy)).toEqual({ result: good, attempts: 3 });
});

test("attempts are bounded, and the last failure is the one reported", async () => {
  const broken = await ask((_, response) => response.destroy(), { retries: 1 });
  const busy = await ask((_, response) => json(response, { errors: [{ message: "Busy." }] }, 503), {
    retries: 1,
  });

  expect(broken).toMatchObject({ attempts: 2, result: { thrown: { code: "UND_ERR_SOCKET" } } });
  expect(busy).toEqual({ attempts: 2, result: { errors: [{ message: "Busy." }] } });
});

test("a server that asks for a longer wait than the deadline allows is not asked again", async () => {
  const busy: Answer = (_, response) =>
    response.writeHead(429, { "content-type": "application/json", "retry-after": "60" }).end('{"errors":[]}');

  expect(await ask(busy)).toMatchObject({ attempts: 1 });
});

test("a mutation is sent once", async () => {
  const answer = await ask((_, response) => response.destroy(), {}, { kind: "mutation" });

  expect(answer).toMatchObject({ attempts: 1, result: { thrown: { code: "UND_ERR_SOCKET" } } });
});

test("a server that is not there is a failure after the attempts", async () => {
  await using subgraph = overHttp({ url: "http://127.0.0.1:9", retryDelayMs: 1 });

  await expect(subgraph.execute(request)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("the caller's signal ends an attempt and the wait between two", async () => {
  const [client, paused] = [new AbortController(), new AbortController()];
  const arrived = Promise.withResolvers<void>();
  const hanging = ask(() => arrived.resolve(), {}, { signal: client.signal });
  const listening = vi.spyOn(paused.signal, "addEventListener");
  let duringAttempt = Number.POSITIVE_INFINITY;
  const waiting = ask(
    (_, response) => {
      duringAttempt = listening.mock.calls.length;
      response.destroy();
    },
    { retryDelayMs: 60_000 },
    { signal: paused.signal },
  );
  await arrived.promise;
  // A pause that the signal can end listens to it, as the attempt did before.
  await vi.waitFor(() => expect(listening.mock.calls.length).toBeGreaterThan(duringAttempt));
  client.abort(new Error("gone"));
  paused.abort(new Error("gone"));

  expect(await hanging).toMatchObject({ attempts: 1, result: { thrown: { message: "gone" } } });
  expect(await waiting).toMatchObject({ attempts: 1, result: { thrown: { name: "AbortError" } } });
});

test("a server that falls silent is given up and not asked again", async () => {
  const answer = await ask(() => undefined, { silenceMs: 300 });

  expect(answer).toMatchObject({ attempts: 1, result: { thrown: { code: "UND_ERR_HEADERS_TIMEOUT" } } });
});
