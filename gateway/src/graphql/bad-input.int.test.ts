import { afterAll, beforeAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, someKeys, someSubgraphs } from "../testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

let url: string;
let log: readonly string[];
let resolved = 0;

const networks = () => {
  resolved++;
  return [{ id: "ethereum", name: "Ethereum" }];
};
const network = (_: unknown, { id }: { id: string }) => {
  resolved++;
  return { id };
};

beforeAll(async () => {
  const supergraph = localSupergraph(someSubgraphs({ ingestion: { Query: { networks, network } } }));
  ({ url, log } = await aGateway(stack, { supergraph, keys: someKeys({ all: ["wallet:read"] }) }));
});

async function post(body: unknown) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: "Bearer all" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const { errors = [], data } = JSON.parse(await response.text());
  const [{ message = "", extensions = {} } = {}] = errors;
  return {
    status: response.status,
    code: extensions.code,
    reason: extensions.details?.[0]?.reason,
    message,
    data,
    requestId: extensions.requestId,
    header: response.headers.get("X-Request-Id"),
  };
}

const times = (count: number, each: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => each(i)).join(" ");
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

/** What users of such systems really send, and what docs/graphql.md says that they get. */
const BAD: readonly (readonly [title: string, body: unknown, answer: object])[] = [
  [
    "an alias bomb",
    { query: `{ ${times(150, (i) => `a${i}: networks { id name caip2 }`)} }` },
    { status: 400, code: "BAD_REQUEST", reason: "fields_limit" },
  ],
  [
    "an alias bomb beyond the tokens of a document",
    { query: `{ ${times(1_000, (i) => `a${i}: networks { id }`)} }` },
    { status: 400, code: "GRAPHQL_PARSE_FAILED" },
  ],
  [
    "fragments in a circle",
    { query: "{ networks { ...a } } fragment a on Network { ...b } fragment b on Network { ...a }" },
    { status: 400, code: "GRAPHQL_VALIDATION_FAILED" },
  ],
  [
    "a fragment that spreads itself",
    { query: "{ networks { ...a } } fragment a on Network { id ...a }" },
    { status: 400, code: "GRAPHQL_VALIDATION_FAILED" },
  ],
  [
    "a batch of 1,000",
    Array.from({ length: 1_000 }, () => ({ query: "{ networks { id } }" })),
    { status: 400, code: "BAD_REQUEST" },
  ],
  [
    "a huge literal",
    { query: `{ network(id: "${"x".repeat(100_000)}") { id } }` },
    { status: 413, code: "PAYLOAD_TOO_LARGE" },
  ],
  [
    "a number of 10,000 digits",
    {
      query: `{ wallet(network: "ethereum", address: "x") { scores(first: ${"9".repeat(10_000)}) { edges { cursor } } } }`,
    },
    { status: 400 },
  ],
  [
    "a literal list 1,000 deep",
    { query: `{ network(id: ${nested(1_000)}) { id } }` },
    { status: 400, code: "GRAPHQL_PARSE_FAILED" },
  ],
  [
    "variables 10,000 deep",
    `{"query":"query($i: ID!) { network(id: $i) { id } }","variables":{"i":${nested(10_000)}}}`,
    { status: 400 },
  ],
  [
    "__proto__ among the variables",
    `{"query":"query($i: ID!) { network(id: $i) { id } }","variables":{"__proto__":{"i":"x"}}}`,
    { status: 400 },
  ],
  [
    "selections 100 deep",
    { query: `{ __schema ${"{ types { fields { type ".repeat(33)}{ name }${" } } }".repeat(33)} }` },
    { status: 400 },
  ],
  [
    "directives by the hundred",
    { query: `{ networks { id ${times(200, () => "@include(if: true)")} } }` },
    { status: 400, code: "GRAPHQL_VALIDATION_FAILED" },
  ],
  [
    "inline fragments 60 deep",
    { query: `{ networks { ${times(60, () => "... {")} id ${times(60, () => "}")} } }` },
    { status: 400, code: "OPERATION_TOO_LARGE" },
  ],
  ["no query", {}, { status: 400, code: "BAD_REQUEST" }],
  ["a query that is a number", { query: 7 }, { status: 400, code: "BAD_REQUEST" }],
  [
    "variables that are a list",
    { query: "{ networks { id } }", variables: [1] },
    { status: 400, code: "BAD_REQUEST" },
  ],
  ["an empty body", "", { status: 400, code: "BAD_REQUEST" }],
];

test.for(BAD)("%s is refused, and no resolver runs", async ([, body, answer]) => {
  const before = resolved;
  const { length } = log;
  const refused = await post(body);
  expect(refused).toMatchObject(answer);
  expect(refused.message).not.toBe("");
  expect(refused.requestId).toBe(refused.header);
  expect(refused.data ?? null).toBeNull();
  expect(resolved).toBe(before);
  expect(log.slice(length).join("")).not.toContain('"bug"');
});

const KEY = { Authorization: "Bearer all" };
const QUERY = "?query={networks{id}}";
const ASKED = { method: "POST", body: JSON.stringify({ query: "{ networks { id } }" }) };
const JSON_TYPE = { "Content-Type": "application/json" };

test.for<[string, string, RequestInit, number, string]>([
  ["a GET that another site's page can send", QUERY, { headers: KEY }, 400, "BAD_REQUEST"],
  [
    "a GET with a Content-Type that is not JSON",
    QUERY,
    { headers: { ...KEY, "Content-Type": "application/xml", "Apollo-Require-Preflight": "1" } },
    ...([415, "UNSUPPORTED_MEDIA_TYPE"] as const),
  ],
  [
    "an Accept without JSON",
    "",
    { ...ASKED, headers: { ...KEY, ...JSON_TYPE, Accept: "application/xml" } },
    ...([406, "NOT_ACCEPTABLE"] as const),
  ],
  [
    "JSON in UTF-16",
    "",
    { ...ASKED, headers: { ...KEY, "Content-Type": "application/json; charset=utf-16" } },
    ...([415, "UNSUPPORTED_MEDIA_TYPE"] as const),
  ],
  ["a wrong method", "", { method: "PUT", headers: KEY }, 405, "METHOD_NOT_ALLOWED"],
  ["a wrong method without a key", "", { method: "DELETE" }, 405, "METHOD_NOT_ALLOWED"],
])("%s is refused with a code and the request's id", async ([, query, init, status, code]) => {
  const answer = await fetch(`${url}/graphql${query}`, init);
  const body = await answer.json();
  const id = answer.headers.get("X-Request-Id");
  const [{ message, extensions }] = body.errors;
  expect([answer.status, extensions.code, extensions.requestId]).toEqual([status, code, id]);
  expect([message, extensions.details]).toEqual([expect.stringMatching(/./), expect.any(Array)]);
  expect(answer.headers.get("Allow")).toBe(status === 405 ? "GET, POST, HEAD" : null);
});
