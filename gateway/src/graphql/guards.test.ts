import type { Scope } from "@tetron/domain/scope";
import { createLog } from "@tetron/service/log";
import { createMetrics } from "@tetron/service/metrics";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGateway } from "../gateway.ts";
import { localSupergraph } from "../local-supergraph.ts";
import { aScore, NO_EVENTS, NO_STORE, someKeys, someSubgraphs } from "../testing.ts";

let resolved: string[] = [];
const note =
  <Answer>(name: string, answer: Answer) =>
  () => {
    resolved.push(name);
    return answer;
  };
const supergraph = localSupergraph(
  someSubgraphs({
    ingestion: { Query: { networks: note("networks", [{ id: "ethereum", name: "Ethereum" }]) } },
    scoring: {
      Query: { score: note("score", aScore()) },
      Mutation: { scoreTransaction: note("scoreTransaction", aScore()) },
    },
  }),
);

const SCOPES: Readonly<Record<string, readonly Scope[]>> = {
  all: ["score:read", "score:write", "wallet:read"],
  reader: ["wallet:read"],
};

const keys = someKeys(SCOPES);

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let app: FastifyInstance;
beforeAll(async () => {
  app = await openGateway(stack, {
    log: createLog("gateway", { write: () => undefined }),
    metrics: createMetrics("gateway"),
    checks: {},
    stopping: new AbortController().signal,
    store: NO_STORE,
    rateLimitPerMinute: 0,
    maxConcurrentRequests: 0,
    development: true,
    supergraph,
    keys,
    lake: NO_EVENTS,
  });
});

interface Sent {
  readonly query: string;
  readonly operationName?: unknown;
  readonly method?: "GET" | "POST";
  readonly key?: string;
}

/** Sends a request, and says which resolvers ran for it. */
async function send({ query, operationName, method = "POST", key = "all" }: Sent) {
  resolved = [];
  const headers = { "apollo-require-preflight": "1", ...(key && { authorization: `Bearer ${key}` }) };
  const named = operationName === undefined ? {} : { operationName };
  const answer =
    method === "POST"
      ? await app.inject({ method, url: "/graphql", headers, payload: { query, ...named } })
      : await app.inject({ method, url: "/graphql", headers, query: { query, ...(named as object) } });
  return { status: answer.statusCode, body: answer.json(), ran: resolved };
}

const PAYMENT = `input: { fromAddress: "a", toAddress: "b", amount: "1", currency: "ETH", network: "ethereum" }`;
const TOO_COSTLY = `{ wallet(network: "ethereum", address: "0x0") { scores(first: 100000) { edges { node { id } } } } }`;
const STORE = `scoreTransaction(${PAYMENT}) { id }`;

describe("a request whose operationName is not one of its operations runs nothing", () => {
  test.each([
    ["a mutation", `mutation { ${STORE} }`],
    ["a named mutation", `mutation A { ${STORE} }`],
    ["a query beyond the limits", TOO_COSTLY],
    ["one operation of several", `query A { networks { id } } query B { networks { id } }`],
  ])("%s", async (_what, query) => {
    for (const method of ["POST", "GET"] as const)
      for (const operationName of ["nope", ""])
        expect(await send({ query, operationName, method })).toMatchObject({
          status: 400,
          ran: [],
          body: { errors: [{ extensions: { code: "OPERATION_RESOLUTION_FAILURE" } }] },
        });
  });

  test("nor does one that names none where there are several", async () => {
    const query = `query A { networks { id } } mutation B { ${STORE} }`;
    expect(await send({ query })).toMatchObject({ status: 400, ran: [] });
    expect(await send({ query, operationName: null })).toMatchObject({ status: 400, ran: [] });
    expect(await send({ query, operationName: "A" })).toMatchObject({ status: 200, ran: ["networks"] });
  });
});

/** What one operation of a document asks, and what its guards should make of that. */
interface Body {
  readonly kind: "query" | "mutation";
  readonly text: string;
  /** The scopes that its fields need; null where it asks no subgraph, so that no key is needed. */
  readonly scopes: readonly Scope[] | null;
  readonly tooCostly?: boolean;
}

const BODIES: readonly Body[] = [
  { kind: "query", text: "{ networks { id } }", scopes: [] },
  { kind: "query", text: "{ a: networks { id } b: networks { id } }", scopes: [] },
  { kind: "query", text: `{ score(id: "x") { id } }`, scopes: ["score:read"] },
  { kind: "query", text: "{ __typename }", scopes: null },
  { kind: "query", text: TOO_COSTLY, scopes: ["wallet:read", "score:read"], tooCostly: true },
  { kind: "mutation", text: `{ ${STORE} }`, scopes: ["score:write", "score:read"] },
  { kind: "mutation", text: "{ __typename }", scopes: null },
];

const operations = fc
  .uniqueArray(fc.record({ name: fc.constantFrom("A", "B", "C"), body: fc.constantFrom(...BODIES) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ name }) => name,
  })
  .chain((named) =>
    fc.record({
      operations: fc.constant(named),
      anonymous: named.length === 1 ? fc.boolean() : fc.constant(false),
      operationName: fc.constantFrom(undefined, null, "", "A", "B", "C", "D", "__proto__"),
      method: fc.constantFrom("GET", "POST"),
      key: fc.constantFrom("all", "reader", "", "unknown"),
    }),
  );

test("no resolver runs unless every guard has passed, whatever a request is made of", async () => {
  await fc.assert(
    fc.asyncProperty(operations, async ({ operations, anonymous, operationName, method, key }) => {
      const query = operations
        .map(({ name, body: { kind, text } }) => `${kind} ${anonymous ? "" : name} ${text}`)
        .join(" ");
      // A GET has no null: its query string leaves the name out.
      const asked = operationName === null && method === "GET" ? undefined : operationName;
      const named = asked ?? undefined;
      const chosen =
        named === undefined
          ? operations.length === 1
            ? operations[0]
            : undefined
          : operations.find(({ name }) => !anonymous && name === named);
      const held = SCOPES[key];
      // A key's scopes are held against the whole document.
      const mayRun =
        held !== undefined &&
        !chosen?.body.tooCostly &&
        operations.every(({ body }) => (body.scopes ?? []).every((scope) => held.includes(scope)));
      const allowed =
        chosen !== undefined &&
        (chosen.body.kind === "query" || method === "POST") &&
        (chosen.body.scopes === null ? key !== "unknown" : mayRun);

      const { status, ran } = await send({ query, operationName: asked, method, key });

      expect(ran.length > 0).toBe(allowed && chosen.body.scopes !== null);
      expect(status === 200).toBe(allowed);
    }),
    { numRuns: 300 },
  );
});
