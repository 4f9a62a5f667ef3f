import { dateTime } from "@tetron/service/date-time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localSupergraph } from "./local-supergraph.ts";
import { SCORE_EXAMPLE } from "./rest/examples.ts";
import { aGateway, aScore, someKeys, someSubgraphs } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const subgraphs = someSubgraphs({
  ingestion: {
    Query: {
      networks: () => [{ id: "ethereum", name: "Ethereum" }],
      network: () => {
        throw new TypeError("password=hunter2");
      },
    },
  },
  reputation: {
    DateTime: dateTime as never,
    Wallet: { __resolveReference: (wallet: object) => wallet, reputationHistory: () => [] },
  },
  scoring: {
    Mutation: { scoreTransaction: () => aScore() },
    Query: { score: () => aScore() },
  },
});
const supergraph = localSupergraph(subgraphs);
const keys = someKeys({
  all: ["score:read", "score:write", "wallet:read"],
  reader: ["score:read", "wallet:read", "reputation:read", "route:read"],
  none: [],
});

let development: string;
let production: string;
let log: readonly string[];

beforeAll(async () => {
  ({ url: development, log } = await aGateway(stack, { supergraph, keys }));
  ({ url: production } = await aGateway(stack, { supergraph, keys, development: false }));
});

async function query(text: string, { url = development, key = "all", variables = {} } = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query: text, variables }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const INTROSPECTION = "{ __schema { queryType { name } } }";

test("a query is answered across subgraphs, with its request id", async () => {
  const { status, headers, body } = await query(
    `{ networks { id name } score(id: "x") { id recommendation from { wallet { id } } } }`,
  );
  expect(status).toBe(200);
  expect(body.errors).toBeUndefined();
  expect(body).toMatchObject({
    data: {
      networks: [{ id: "ethereum", name: "Ethereum" }],
      score: {
        id: SCORE_EXAMPLE.transaction_id,
        recommendation: "APPROVE",
        from: { wallet: { id: SCORE_EXAMPLE.wallets.from.id } },
      },
    },
  });
  expect(headers.get("X-Request-Id")).toMatch(/^req_/);
});

test("every measured answer says what the operation cost, and what is left of it and of the key's requests", async () => {
  const { url } = await aGateway(stack, { supergraph, keys, rateLimitPerMinute: 10 });
  const small = await query('{ a: network(id: "x") { id } b: networks { id } }', { url });
  expect(small.body.extensions.cost).toMatchObject({
    unit: "microseconds",
    limit: 150_000,
    depth: { count: 2, limit: 12 },
    fields: { count: 4, limit: 400 },
    requests: { limit: 10, remaining: 8, resetSeconds: 60 },
  });
  const { cost, remaining } = small.body.extensions.cost;
  expect(cost).toBeGreaterThan(0);
  expect(cost + remaining).toBe(150_000);
  const refused = await query(
    `{ ${Array.from({ length: 110 }, (_, i) => `n${i}: networks { id name caip2 }`).join(" ")} }`,
  );
  expect(refused).toMatchObject({
    status: 400,
    body: { extensions: { cost: { fields: { count: 440, limit: 400 } } } },
  });
});

test("a text that cannot be stored is refused before any subgraph is called, and is not a bug", async () => {
  const before = log.length;
  const refused = (field: string) => ({
    status: 422,
    body: {
      errors: [{ extensions: { code: "UNPROCESSABLE", details: [{ field, reason: "unstorable_text" }] } }],
    },
  });
  for (const bad of ["tx_\0", "tx_\uD800"])
    expect(await query("query ($i: ID!) { score(id: $i) { id } }", { variables: { i: bad } })).toMatchObject(
      refused("i"),
    );
  expect(await query('{ score(id: "tx_\\u0000") { id } }')).toMatchObject(refused("id"));
  expect(log.slice(before).join("")).not.toContain('"bug"');
});

describe("without a key", () => {
  test("development allows introspection, and nothing else", async () => {
    expect(await query(INTROSPECTION, { key: "" })).toMatchObject({
      status: 200,
      body: { data: { __schema: {} } },
    });
    const refused = await query("{ __typename networks { id } }", { key: "" });
    expect(refused).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: "UNAUTHORIZED" } }] },
    });
    expect(refused.headers.get("WWW-Authenticate")).toBe("Bearer");
    expect(refused.body.data).toBeUndefined();
  });

  test("production refuses introspection as well", async () => {
    expect(await query(INTROSPECTION, { key: "", url: production })).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: "UNAUTHORIZED" } }] },
    });
  });

  test("a wrong key is refused even where none is needed", async () => {
    expect(await query(INTROSPECTION, { key: "nobody" })).toMatchObject({ status: 401 });
  });
});

test("with a key, introspection is answered in production too", async () => {
  expect(await query(INTROSPECTION, { url: production })).toMatchObject({ status: 200 });
});

describe("the explorer", () => {
  const open = (url: string) => fetch(`${url}/graphql`, { headers: { Accept: "text/html" } });

  test("is served to browsers in development, and may load nothing from other origins", async () => {
    const page = await open(development);
    expect([page.status, page.headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("YogaGraphiQL");
  });

  test("is not there in production", async () => {
    const answer = await open(production);
    expect([answer.status, await answer.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: "UNAUTHORIZED" } }] },
    ]);
  });
});

describe("an operation that asks too much is refused before any subgraph is asked", () => {
  const wallet = `wallet(network: "ethereum", address: "0x0")`;
  const deep = (levels: number): string =>
    levels === 0 ? "id" : `scores { edges { node { from { wallet { ${deep(levels - 1)} } } } } }`;
  const aliases = Array.from({ length: 401 }, (_, i) => `a${i}: __typename`).join(" ");

  test.each([
    ["too deep", `{ ${wallet} { ${deep(4)} } }`, "depth"],
    ["too wide", `{ ${aliases} }`, "fields"],
    [
      "too costly",
      `query ($n: Int = 100000) { ${wallet} { scores(first: $n) { edges { node { id } } } } }`,
      "cost",
    ],
  ])("%s", async (_what, text, measure) => {
    const { status, body } = await query(text);
    expect(status).toBe(400);
    expect(body.errors[0].message).toContain(`${measure} `);
    expect(body.errors[0].extensions).toMatchObject({
      code: "BAD_REQUEST",
      details: [{ field: "query", reason: `${measure}_limit` }],
    });
  });

  test("too long", async () => {
    expect(await query(`{ ${"__typename ".repeat(2_001)} }`)).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }] },
    });
  });
});

test("an unknown field, a syntax error and a wrong variable are explained", async () => {
  expect(await query("{ networks { nme } }")).toMatchObject({
    status: 400,
    body: {
      errors: [
        { message: expect.stringContaining('"nme"'), extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
      ],
    },
  });
  expect(await query("{")).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }] },
  });
  expect(await query("query ($id: ID!) { score(id: $id) { id } }")).toMatchObject({
    status: 400,
    body: { errors: [{ message: expect.stringContaining('"$id"'), extensions: { code: "BAD_USER_INPUT" } }] },
  });
});

test("a bug is masked, logged, and leaves the rest of the answer", async () => {
  const { status, body } = await query(`{ networks { id } network(id: "ethereum") { id } }`);
  expect(status).toBe(200);
  expect(body.data).toEqual({ networks: [{ id: "ethereum" }], network: null });
  expect(body.errors).toMatchObject([{ path: ["network"], extensions: { code: "SERVER_ERROR" } }]);
  expect(JSON.stringify(body)).not.toContain("hunter2");
  expect(log.some((line) => line.includes("hunter2"))).toBe(true);
});

test("a mutation cannot be sent with GET, nor a body that a foreign page can send", async () => {
  const get = await fetch(`${development}/graphql?query=${encodeURIComponent("mutation { __typename }")}`, {
    headers: { Authorization: "Bearer all", "Apollo-Require-Preflight": "1" },
  });
  expect([get.status, await get.json()]).toMatchObject([
    405,
    { errors: [{ extensions: { code: "METHOD_NOT_ALLOWED", details: [{ allowed: ["POST"] }] } }] },
  ]);
  expect(get.headers.get("Allow")).toBe("POST");
  const form = await fetch(`${development}/graphql`, {
    method: "POST",
    body: "query=x",
    headers: { Authorization: "Bearer all" },
  });
  expect(form.status).toBe(415);
  expect(await form.json()).toMatchObject({ errors: [{ extensions: { code: "UNSUPPORTED_MEDIA_TYPE" } }] });
});

test("aliases do not bypass the rate limit", async () => {
  const { url } = await aGateway(stack, { supergraph, keys, rateLimitPerMinute: 5 });
  const four = await query(
    "{ a: networks { id } b: networks { id } c: networks { id } d: networks { id } }",
    { url },
  );
  expect(four.headers.get("RateLimit-Remaining")).toBe("1");
  const two = await query("{ a: networks { id } b: networks { id } }", { url });
  expect(two).toMatchObject({
    status: 429,
    body: { errors: [{ extensions: { code: "TOO_MANY_REQUESTS" } }] },
  });
  expect(Number(two.headers.get("Retry-After"))).toBeGreaterThan(0);
});

describe("a client's mistake is refused naming the argument, and is not logged as a bug", () => {
  const past = (from: string) =>
    `{ score(id: "x") { from { wallet { reputationHistory(from: ${from}, to: "2025-01-01T00:00:00Z") { score } } } } }`;

  test.each([
    ["a malformed time", past('"yesterday"'), {}, "GRAPHQL_VALIDATION_FAILED"],
    ["a time before all chains", past('"0001-01-01T00:00:00Z"'), {}, "GRAPHQL_VALIDATION_FAILED"],
    ["a time that is a number", past("5"), {}, "GRAPHQL_VALIDATION_FAILED"],
    [
      "a malformed time in a variable",
      past("$from").replace("{", "query ($from: DateTime!) {"),
      { from: "yesterday" },
      "BAD_USER_INPUT",
    ],
    ["a whole number beyond 64 bits", "{ network(id: 18446744073709551616) { id } }", {}, "BAD_USER_INPUT"],
    [
      "a number that is infinite",
      '{ quoteRoute(input: { fromAddress: "a", toAddress: "b", amount: "1", currency: "ETH", network: "ethereum", weights: { fee: 1e309, time: 1, risk: 1 } }) { id } }',
      {},
      "BAD_USER_INPUT",
    ],
  ])("%s", async (_what, text, variables, code) => {
    const before = log.filter((line) => line.includes('"bug"')).length;
    const { status, body } = await query(text, { key: "reader", variables });
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe(code);
    expect(body.errors[0].message).toMatch(/DateTime|from|id|fee/);
    expect(log.filter((line) => line.includes('"bug"')).length).toBe(before);
  });
});

test("JSON with a duplicate key is refused in a body and in the parameters of a GET", async () => {
  const ask = (path: string, init: RequestInit) =>
    fetch(`${development}${path}`, {
      ...init,
      headers: { Authorization: "Bearer all", "Content-Type": "application/json" },
    });
  const posted = await ask("/graphql", {
    method: "POST",
    body: '{"query":"{ __typename }","variables":{"a":1,"a":2}}',
  });
  const asked = await ask(`/graphql?query={__typename}&variables=${encodeURIComponent('{"a":1,"a":2}')}`, {});
  for (const answer of [posted, asked]) {
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { errors: [{ message: expect.stringContaining('"a" twice'), extensions: { code: "BAD_REQUEST" } }] },
    ]);
  }
});
