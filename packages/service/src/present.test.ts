import { FAILURES, Failure, type FailureCode, type FailureDetails } from "@tetron/domain/failure";
import { buildSchema, GraphQLError, graphql } from "graphql";
import { expect, test } from "vitest";
import { failureOf, presentGraphQL, presentRest } from "./present.ts";

const DETAILS: { [Code in FailureCode]: FailureDetails[Code] } = {
  BAD_REQUEST: { issues: [{ field: "amount", reason: "missing" }] },
  UNAUTHORIZED: { scheme: "bearer" },
  FORBIDDEN: { missingScope: "score:write" },
  NOT_FOUND: { kind: "score", id: "tx_1" },
  METHOD_NOT_ALLOWED: { allowed: ["GET", "HEAD"] },
  NOT_ACCEPTABLE: { expected: "application/json" },
  CONFLICT: { kind: "score", id: "tx_1" },
  IN_PROGRESS: { retryAfter: 1 },
  PAYLOAD_TOO_LARGE: { limit: 65_536 },
  UNSUPPORTED_MEDIA_TYPE: { expected: "application/json" },
  UNPROCESSABLE: { field: "network", reason: "unknown_network" },
  UPGRADE_REQUIRED: { migration: "https://example.org" },
  TOO_MANY_REQUESTS: { retryAfter: 12 },
  SERVER_ERROR: {},
  UNAVAILABLE: { dependency: "lake", retryAfter: 1 },
};
const CODES = Object.keys(FAILURES) as FailureCode[];
const failing = (code: FailureCode) => new Failure(code, "Said.", DETAILS[code]);

test.each(CODES)("REST and GraphQL present %s alike", (code) => {
  const rest = presentRest(failing(code), "req_1");
  const shown = presentGraphQL(new GraphQLError("", { originalError: failing(code) }), () => {});
  expect(rest.status).toBe(FAILURES[code].http);
  expect(rest.body.error).toMatchObject({ code, message: "Said.", request_id: "req_1" });
  expect(shown).toMatchObject({ message: "Said.", extensions: { code } });
  // Each by the names of its own door: missing_scope and missingScope.
  const names = (details: unknown) => JSON.stringify(details).replaceAll("_", "").toLowerCase();
  expect(names(rest.body.error.details)).toBe(names(shown.extensions?.["details"]));
});

test("details are in snake_case in REST", () => {
  expect(presentRest(failing("FORBIDDEN"), "").body.error.details).toEqual([
    { missing_scope: "score:write" },
  ]);
});

test("the details of an input name its fields", () => {
  expect(presentRest(failing("BAD_REQUEST"), "").body.error.details).toEqual([
    { field: "amount", reason: "missing" },
  ]);
  expect(presentRest(failing("UNPROCESSABLE"), "").body.error.details).toEqual([
    { field: "network", reason: "unknown_network" },
  ]);
});

test("a retryable failure says how long to wait", () => {
  expect(presentRest(failing("TOO_MANY_REQUESTS"), "").headers).toEqual({ "Retry-After": "12" });
  expect(presentRest(failing("UNAVAILABLE"), "").headers).toEqual({ "Retry-After": "1" });
  expect(presentRest(failing("UNAUTHORIZED"), "").headers).toEqual({ "WWW-Authenticate": "Bearer" });
});

test("a failure that a driver wrapped is still that failure", () => {
  const wrapped = new Error("Failed query", { cause: new Error("x", { cause: failing("UNAVAILABLE") }) });
  expect(failureOf(wrapped)?.code).toBe("UNAVAILABLE");
  expect(presentRest(wrapped, "").status).toBe(503);
});

test.each([new TypeError("password=hunter2"), "hunter2", undefined, { hunter2: true }])(
  "a bug never shows its message (%s)",
  (bug) => {
    expect(JSON.stringify(presentRest(bug, "req_1"))).not.toContain("hunter2");
    expect(presentRest(bug, "req_1").status).toBe(500);
  },
);

test("in GraphQL a bug is masked, reported, and keeps its path", async () => {
  const schema = buildSchema("type Query { score: Int }");
  const bug = new TypeError("password=hunter2");
  const rootValue = {
    score() {
      throw bug;
    },
  };
  const { errors } = await graphql({ schema, source: "{ score }", rootValue });
  const bugs: unknown[] = [];
  const shown = presentGraphQL(errors![0]!, (thrown) => bugs.push(thrown));
  expect(shown).toMatchObject({ path: ["score"], extensions: { code: "SERVER_ERROR" } });
  expect(JSON.stringify(shown)).not.toContain("hunter2");
  expect(bugs).toEqual([bug]);
});

test("GraphQL's own errors about a request are shown", async () => {
  const { errors } = await graphql({
    schema: buildSchema("type Query { score: Int }"),
    source: "{ scores }",
  });
  const shown = presentGraphQL(errors![0]!, () => expect.unreachable());
  expect(shown.message).toContain('Cannot query field "scores"');
});
