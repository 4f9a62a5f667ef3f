import { buildSubgraphSchema } from "@apollo/subgraph";
import { Failure } from "@tetron/domain/failure";
import { parse } from "graphql";
import { expect, test } from "vitest";
import { type Caller, requireScope } from "./caller.ts";
import { createCallerSigner } from "./caller-token.ts";
import { serveSubgraph } from "./subgraph.ts";
import { aQuietLog } from "./testing.ts";

const caller: Caller = { tenant: "acme", keyId: "key_1", scopes: ["score:read"], requestId: "req_1" };
const SECRET = "0123456789abcdef0123456789abcdef";
const sign = createCallerSigner(SECRET);
const authorization = `Bearer ${await sign(caller, "scoring")}`;
const headers = { authorization, "content-type": "application/json" };

const schema = buildSubgraphSchema([
  {
    typeDefs: parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      type Score @key(fields: "id") { id: ID! tenant: String! }
      type Query { tenant: String! secret: Int missing: Int bug: Int }`),
    resolvers: {
      Query: {
        tenant: (_root: unknown, _args: unknown, context: { caller: Caller }) => context.caller.tenant,
        secret: (_root: unknown, _args: unknown, context: { caller: Caller }) =>
          requireScope(context.caller, "data:write"),
        missing: () => {
          throw new Failure("NOT_FOUND", "No score tx_1.", { kind: "score", id: "tx_1" });
        },
        bug: () => {
          throw new TypeError("password=hunter2");
        },
      },
      Score: {
        __resolveReference: ({ id }: { id: string }, context: { caller: Caller }) => ({
          id,
          tenant: context.caller.tenant,
        }),
      },
    },
  },
]);

/** Asks a served subgraph one question. */
async function ask(query: string, changes: Record<string, string | undefined> = {}, variables = {}) {
  await using stack = new AsyncDisposableStack();
  const { log, lines } = aQuietLog();
  const url = await serveSubgraph(stack, {
    subgraph: {
      name: "scoring",
      schema,
      createContext: (who, signal) => ({ caller: who, signal }),
      jobs: [],
    },
    host: "127.0.0.1",
    port: 0,
    internalSecret: SECRET,
    log,
    stopping: new AbortController().signal,
  });
  const sent = Object.entries({ ...headers, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: sent,
    body: JSON.stringify({ query, variables }),
  });
  const body = (await answer.json()) as Record<string, never>;
  return { status: answer.status, headers: answer.headers, body, lines };
}

test("who bears the gateway's token is answered on behalf of the caller that it names", async () => {
  const { status, body, headers: sent } = await ask("{ tenant }");
  expect([status, body, sent.get("x-request-id")]).toEqual([200, { data: { tenant: "acme" } }, "req_1"]);
});

test("entities are resolved for the caller", async () => {
  const query = "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Score { id tenant } } }";
  const { body } = await ask(query, {}, { r: [{ __typename: "Score", id: "tx_1" }] });
  expect(body).toEqual({ data: { _entities: [{ id: "tx_1", tenant: "acme" }] } });
});

test.each([
  "Bearer wrong",
  "Bearer",
  `Bearer ${SECRET}`,
  `Basic ${SECRET}`,
  authorization.slice(0, -1),
  `Bearer ${await sign(caller, "routing")}`,
  undefined,
])("the token %s is refused", async (other) => {
  const { status, body } = await ask("{ tenant }", { authorization: other });
  expect([status, body]).toMatchObject([401, { error: { code: "UNAUTHORIZED" } }]);
});

test("headers other than the token do not identify the caller", async () => {
  const loose = { "x-tetron-tenant": "beta", "x-tetron-scopes": "data:write", "x-request-id": "req_2" };
  const { body, headers: sent } = await ask("{ tenant secret }", loose);
  expect(body).toMatchObject({ data: { tenant: "acme", secret: null } });
  expect(sent.get("x-request-id")).toBe("req_1");
});

test("failures show their code and the request id, bugs are masked and logged, and the rest is answered", async () => {
  const { body, lines } = await ask("{ tenant missing bug secret }");
  expect(body).toMatchObject({
    data: { tenant: "acme", missing: null, bug: null, secret: null },
    errors: [
      { path: ["secret"], extensions: { code: "FORBIDDEN", details: [{ missingScope: "data:write" }] } },
      { path: ["missing"], message: "No score tx_1.", extensions: { code: "NOT_FOUND", requestId: "req_1" } },
      { path: ["bug"], extensions: { code: "SERVER_ERROR", requestId: "req_1" } },
    ].sort(byPath),
  });
  expect(JSON.stringify(body)).not.toContain("hunter2");
  expect(lines.some((line) => line.includes("TypeError"))).toBe(true);
});

test("an error in the query is explained", async () => {
  const { status, body } = await ask("{ nothing }");
  expect(status).toBe(400);
  expect(body).toMatchObject({
    errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED", requestId: "req_1" } }],
  });
  expect(JSON.stringify(body)).not.toContain('"http"');
});

function byPath(a: { path: string[] }, b: { path: string[] }): number {
  return ["missing", "bug", "secret"].indexOf(a.path[0]!) - ["missing", "bug", "secret"].indexOf(b.path[0]!);
}
