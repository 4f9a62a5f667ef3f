import { createHash } from "node:crypto";
import { emptyLake } from "@tetron/lake/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStreamHouse, type StreamHouse, subscribeOver, type TestKey } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let house: StreamHouse;
let key: TestKey;
beforeAll(async () => {
  house = await openStreamHouse(stack, stack.use(await emptyLake()));
  key = await house.key("acme", ["stream:read", "score:read"]);
});

interface Asked {
  readonly query?: string;
  readonly variables?: object;
  readonly operationName?: string;
  readonly extensions?: object;
}

async function post(body: Asked, accept = "application/json") {
  const response = await fetch(`${house.url}/graphql`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key.secret}`, "Content-Type": "application/json", Accept: accept },
    body: JSON.stringify(body),
  });
  const { errors } = JSON.parse(await response.text());
  return errors[0];
}

async function overSocket({ query = "", ...asked }: Asked) {
  using client = subscribeOver(house.url, { key, query, ...asked });
  return (await client.refused())[0];
}

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const WITH_AFTER = "subscription ($after: String!) { scoreStream(after: $after) { id } }";
const PARSE = "GRAPHQL_PARSE_FAILED";
const INVALID = "GRAPHQL_VALIDATION_FAILED";

/** What POST says of the same document, where no subscription is needed to find its fault. */
test.each<[string, Asked, string]>([
  ["a syntax error", { query: "subscription { scoreStream { " }, PARSE],
  ["an empty query", { query: "" }, "BAD_REQUEST"],
  ["a comment alone", { query: "# nothing" }, PARSE],
  ["too many tokens", { query: `subscription { scoreStream { ${"id ".repeat(2_000)} } }` }, PARSE],
  [
    "a literal nested 1,500 deep",
    { query: `subscription { scoreStream(filter: {wallets: ${nested(1_500)}}) { id } }` },
    PARSE,
  ],
  [
    "a literal nested 900 deep",
    { query: `subscription { scoreStream(filter: {wallets: ${nested(900)}}) { id } }` },
    INVALID,
  ],
  ["selections nested 900 deep", { query: `subscription ${"{ a ".repeat(900)}${"}".repeat(900)}` }, PARSE],
  ["an unknown field", { query: "subscription { scoreStream { nope } }" }, INVALID],
  [
    "two operations and no name",
    { query: "subscription A { scoreStream { id } } subscription B { scoreStream { id } }" },
    "OPERATION_RESOLUTION_FAILURE",
  ],
  [
    "a name that no operation has",
    { query: "subscription A { scoreStream { id } }", operationName: "C" },
    "OPERATION_RESOLUTION_FAILURE",
  ],
])("%s has the code of POST over both doors of streams, and is no bug", async (_what, asked, code) => {
  const before = house.log.length;
  const answers = [await post(asked), await post(asked, "text/event-stream"), await overSocket(asked)];
  expect(answers.map(({ extensions }) => extensions.code)).toEqual([code, code, code]);
  for (const { message, extensions } of answers) {
    expect(message).not.toBe("");
    expect(extensions).toMatchObject({ requestId: expect.any(String) });
  }
  expect(house.log.slice(before).join("")).not.toContain('"bug"');
});

/** POST says that a subscription needs a stream. */
test.each([45, 300, 650])(
  "fragments nested %i deep are the client's mistake over both doors",
  async (depth) => {
    const before = house.log.length;
    const query = `subscription { scoreStream { ${"... { ".repeat(depth)} id ${"} ".repeat(depth)} } }`;
    expect(await post({ query })).toMatchObject({ extensions: { code: "BAD_REQUEST" } });
    for (const error of [await post({ query }, "text/event-stream"), await overSocket({ query })])
      expect(error).toMatchObject({
        extensions: { code: "OPERATION_TOO_LARGE", requestId: expect.any(String) },
      });
    expect(house.log.slice(before).join("")).not.toContain('"bug"');
  },
);

test.each([
  "subscription ($x: Boolean!) { scoreStream @include(if: $x) { id } }",
  "subscription ($x: Boolean!) { ... @skip(if: $x) { scoreStream { id } } }",
  "query A { __typename } subscription B($x: Boolean!) { scoreStream @include(if: $x) { id } }",
])("POST refuses %s as the doors of streams do", async (query) => {
  const before = house.log.length;
  for (const accept of ["application/json", "text/event-stream"])
    expect(await post({ query, ...(query.includes("A {") && { operationName: "A" }) }, accept)).toMatchObject(
      {
        message: expect.stringMatching(/@skip or @include/),
        extensions: { code: INVALID, requestId: expect.any(String) },
      },
    );
  expect(house.log.slice(before).join("")).not.toContain('"bug"');
});

/** POST refuses a subscription before it looks at these. */
test.each<[string, Asked, string, RegExp]>([
  ["a required variable that is missing", { query: WITH_AFTER }, "BAD_USER_INPUT", /\$after/],
  [
    "a variable of another type",
    { query: WITH_AFTER, variables: { after: { a: 1 } } },
    "BAD_USER_INPUT",
    /\$after/,
  ],
  [
    "a root field that a variable leaves out",
    {
      query: "subscription ($x: Boolean!) { scoreStream @include(if: $x) { id } }",
      variables: { x: false },
    },
    INVALID,
    /@skip or @include/,
  ],
  [
    "a root fragment that a variable leaves out",
    {
      query: "subscription ($x: Boolean!) { ... @skip(if: $x) { scoreStream { id } } }",
      variables: { x: true },
    },
    INVALID,
    /@skip or @include/,
  ],
  [
    "a filter with more wallets than one may have",
    {
      query: "subscription ($w: [String!]) { scoreStream(filter: { wallets: $w }) { id } }",
      variables: { w: Array.from({ length: 1_001 }, () => "x") },
    },
    "BAD_REQUEST",
    /filter\.wallets: too long/,
  ],
  ...(
    [
      ["a score over 100", "minScore: 101", /filter\.minScore: too big/],
      ["no wallet", "wallets: []", /filter\.wallets: empty/],
      ["no recommendation", "recommendation: []", /filter\.recommendation: empty/],
    ] as const
  ).map(([what, filter, says]): [string, Asked, string, RegExp] => [
    `a filter with ${what}`,
    { query: `subscription { scoreStream(filter: { ${filter} }) { id } }` },
    "BAD_REQUEST",
    says,
  ]),
])("%s is the client's mistake over both doors", async (_what, asked, code, message) => {
  const before = house.log.length;
  for (const error of [await post(asked, "text/event-stream"), await overSocket(asked)])
    expect(error).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code, requestId: expect.any(String) },
    });
  expect(house.log.slice(before).join("")).not.toContain('"bug"');
});

test("a document is found by its hash over server-sent events, and an unknown hash is said to be one", async () => {
  const query = "subscription { scoreStream { id nothing: id } }";
  const sha256Hash = createHash("sha256").update(query).digest("hex");
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  for (const accept of ["application/json", "text/event-stream"])
    expect(await post({ extensions }, accept)).toMatchObject({
      extensions: { code: "PERSISTED_QUERY_NOT_FOUND" },
    });
  const wrong = "subscription { scoreStream { nope } }";
  const ofWrong = createHash("sha256").update(wrong).digest("hex");
  const named = { persistedQuery: { version: 1, sha256Hash: ofWrong } };
  await post({ query: wrong, extensions: named }, "text/event-stream");
  expect(await post({ extensions: named }, "text/event-stream")).toMatchObject({
    extensions: { code: INVALID },
  });
});
