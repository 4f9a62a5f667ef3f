import { buildSchema, graphql } from "graphql";
import { auditServer } from "graphql-http";
import { expect, test, vi } from "vitest";
import { answerTo, FLEET, federate } from "../test/federate.ts";
import { listen } from "../test/listen.ts";
import { graphqlOverHttp } from "./graphql-over-http.ts";

const fleet = (options = {}) => listen(graphqlOverHttp(federate(FLEET), options));
const RESULT = "application/graphql-response+json";

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const type = response.headers.get("content-type")?.split(";")[0];
  return { status: response.status, type, ...(JSON.parse(await response.text()) as object) };
}

test("the public GraphQL-over-HTTP audit passes", async () => {
  await using server = await fleet();

  const results = await auditServer({ url: server.url });

  expect(
    results.filter(({ status }) => status !== "ok").map(({ name, status }) => `${status}: ${name}`),
  ).toEqual([]);
  expect(results.length).toBeGreaterThan(50);
});

test("the client's preference decides the media type, and that the status", async () => {
  await using server = await fleet();
  const bad = { query: "{ nothing }" };

  expect(await post(server.url, bad)).toMatchObject({ status: 200, type: "application/json" });
  expect(await post(server.url, bad, { accept: RESULT })).toMatchObject({ status: 400, type: RESULT });
  expect(await post(server.url, bad, { accept: `application/json;q=0.5, ${RESULT}` })).toMatchObject({
    type: RESULT,
  });
  expect(await post(server.url, bad, { accept: "application/*" })).toMatchObject({
    type: "application/json",
  });
  expect(await post(server.url, bad, { accept: "text/html" })).toMatchObject({ status: 406 });
});

test("a result with partial data is a success", async () => {
  const ratings = () => Promise.reject(new Error("down"));
  await using server = await listen(graphqlOverHttp(federate(FLEET, { instead: { ratings } })));

  expect(
    await post(server.url, { query: '{ boat(id: "b1") { name stars } }' }, { accept: RESULT }),
  ).toMatchObject({
    status: 200,
    data: { boat: { name: "Boat 1", stars: null } },
    errors: [{ path: ["boat"] }],
  });
});

test("an invalid request is refused with a reason", async () => {
  await using server = await fleet({ maxBodyBytes: 200 });
  const refused = async (body: unknown, headers?: Record<string, string>) => {
    const { status, errors } = (await post(server.url, body, headers)) as never as {
      status: number;
      errors: { message: string }[];
    };
    return [status, errors[0]?.message];
  };

  expect(await refused("{")).toEqual([400, "The body is not JSON."]);
  expect(await refused([])).toEqual([400, "Send one object, not a list or a scalar."]);
  expect(await refused({})).toEqual([400, "The field query must be text."]);
  expect(await refused({ query: 7 })).toEqual([400, "The field query must be text."]);
  expect(await refused({ query: "{a}", operationName: 7 })).toEqual([
    400,
    "The field operationName must be text.",
  ]);
  expect(await refused({ query: "{a}", variables: [] })).toEqual([
    400,
    "The field variables must be an object.",
  ]);
  expect(await refused({ query: "{a}", extensions: 1 })).toEqual([
    400,
    "The field extensions must be an object.",
  ]);
  expect(await refused({ query: "x".repeat(300) })).toEqual([413, "Send at most 200 bytes."]);
  expect(await refused({}, { "content-type": "text/plain" })).toEqual([
    415,
    "Send application/json in UTF-8.",
  ]);
  expect(await refused({}, { "content-type": "application/json; charset=utf-16" })).toEqual([
    415,
    "Send application/json in UTF-8.",
  ]);
});

test("GET takes a query and refuses a mutation", async () => {
  await using server = await fleet();
  const get = async (parameters: Record<string, string>) => {
    const response = await fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`);
    return { status: response.status, ...((await response.json()) as object) };
  };

  expect(
    await get({ query: "query ($id: ID!) { boat(id: $id) { name } }", variables: '{"id":"b2"}' }),
  ).toEqual({
    status: 200,
    data: { boat: { name: "Boat 2" } },
  });
  expect(await get({ query: 'mutation { launch(id: "b1") { id } }' })).toMatchObject({ status: 405 });
  expect(await get({ query: "{ best { id } }", variables: "{" })).toMatchObject({ status: 400 });
  expect((await fetch(server.url, { method: "PUT" })).status).toBe(405);
});

test("the context comes from the request", async () => {
  const supergraph = federate(FLEET);
  await using server = await listen(
    graphqlOverHttp(supergraph, { context: ({ headers }) => headers["x-caller"] }),
  );

  await post(server.url, { query: "{ best { stars } }" }, { "x-caller": "me" });

  expect(supergraph.requests[0]?.context).toBe("me");
});

test("a client that hangs up ends its operation", async () => {
  const { promise: aborted, resolve } = Promise.withResolvers<unknown>();
  const asked = Promise.withResolvers<void>();
  const boats = ({ signal }: { signal: AbortSignal }) => {
    signal.addEventListener("abort", () => resolve(signal.reason.message));
    asked.resolve();
    return new Promise<never>(() => undefined);
  };
  await using server = await listen(graphqlOverHttp(federate(FLEET, { instead: { boats } })));
  const client = new AbortController();
  const response = fetch(server.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"query":"{ boats { id } }"}',
    signal: client.signal,
  }).catch(() => "gone");
  await asked.promise;
  client.abort();

  expect(await aborted).toBe("The client hung up.");
  expect(await response).toBe("gone");
});

test("any executor can be offered, not only a supergraph", async () => {
  const schema = buildSchema("type Query { a: Int }");
  const execute = ({ query = "" }) => graphql({ schema, source: query, rootValue: { a: 1 } });
  await using server = await listen(graphqlOverHttp({ execute }));

  expect(await post(server.url, { query: "{ a }" })).toMatchObject({ data: { a: 1 } });
  expect(await answerTo({ execute }, "{ a }")).toEqual({ data: { a: 1 } });
});

test("a bug is answered with 500 and no message, and printed for the operator", async () => {
  const bug = new TypeError("password=hunter2");
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  await using server = await listen(graphqlOverHttp({ execute: () => Promise.reject(bug) }));
  const answer = await post(server.url, { query: "{ __typename }" });
  expect(answer).toMatchObject({ status: 500, errors: [{ message: "Something went wrong." }] });
  expect(printed).toHaveBeenCalledExactlyOnceWith(bug);
  printed.mockRestore();
});
