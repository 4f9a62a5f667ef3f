import { Failure } from "@tetron/domain/failure";
import { presentGraphQL } from "@tetron/service/present";
import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { attachFailure, failureOfError, isAboutDocument } from "./failure-of-error.ts";

const failure = new Failure("NOT_FOUND", "No wallet.", { kind: "wallet", id: "w" });

test("a failure that a resolver threw in this process is that very failure", () => {
  expect(failureOfError(new GraphQLError("x", { originalError: failure }))).toBe(failure);
});

test.each([
  failure,
  new Failure("UNPROCESSABLE", "amount: zero.", { field: "amount", reason: "zero" }),
  new Failure("BAD_REQUEST", "Two fields.", {
    issues: [
      { field: "a", reason: "missing" },
      { field: "b", reason: "missing" },
    ],
  }),
  new Failure("UNAVAILABLE", "Later.", { dependency: "lake", retryAfter: 3 }),
])("$code is the same after another process", (thrown) => {
  const shown = presentGraphQL(new GraphQLError("x", { originalError: thrown }), () => expect.unreachable());
  const { code, message, details } = thrown;
  expect(failureOfError(new GraphQLError(shown.message, shown))).toMatchObject({ code, message, details });
});

test.each(["SUBGRAPH_UNREACHABLE", "SUBGRAPH_DEADLINE_EXCEEDED"])(
  "%s is UNAVAILABLE and reveals no address",
  (code) => {
    const error = new GraphQLError("connect ECONNREFUSED 10.0.0.7:4001", {
      extensions: { code, serviceName: "scoring" },
    });
    expect(failureOfError(error)).toMatchObject({
      code: "UNAVAILABLE",
      message: "scoring does not answer.",
      details: { dependency: "scoring", retryAfter: 1 },
    });
  },
);

test.each([
  ["ECONNREFUSED", "nothing_done"],
  ["UND_ERR_SOCKET", "unknown"],
  [undefined, "unknown"],
])("a write whose connection ends with %s: %s", (code, outcome) => {
  const originalError = Object.assign(new Error("x"), { code });
  const extensions = { code: "SUBGRAPH_UNREACHABLE", serviceName: "scoring" };
  expect(failureOfError(new GraphQLError("x", { extensions, originalError }))).toMatchObject({
    details: { outcome },
  });
});

test("anything else is a bug, whatever code it claims", () => {
  expect(failureOfError(new GraphQLError("x"))).toBeUndefined();
  expect(
    failureOfError(new GraphQLError("x", { extensions: { code: "DOWNSTREAM_SERVICE_ERROR" } })),
  ).toBeUndefined();
  expect(
    failureOfError(
      new GraphQLError("x", { extensions: { code: "NOT_FOUND" }, originalError: new TypeError("y") }),
    ),
  ).toBeUndefined();
});

test("errors about the document are distinguished from errors of execution", () => {
  expect(isAboutDocument(new GraphQLError("x", { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }))).toBe(
    true,
  );
  expect(isAboutDocument(new GraphQLError("x", { extensions: { code: "INTERNAL_SERVER_ERROR" } }))).toBe(
    false,
  );
});

test("clarifying keeps errors about a document and turns the rest into failures or bugs", () => {
  const invalid = new GraphQLError("Cannot query field.", {
    extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
  });
  expect(attachFailure(invalid)).toBe(invalid);
  expect(attachFailure(new GraphQLError("x", { originalError: failure, path: ["a"] }))).toMatchObject({
    originalError: failure,
    path: ["a"],
  });
  const leaking = new GraphQLError("password", { extensions: { code: "DOWNSTREAM_SERVICE_ERROR" } });
  expect(attachFailure(leaking)).toMatchObject({ originalError: { message: "password" } });
});

test("a document that is nested too deeply to be parsed is no bug", () => {
  const outOfStack = new RangeError("Maximum call stack size exceeded");
  // As Apollo Server wraps it.
  const wrapped = new GraphQLError(outOfStack.message, {
    extensions: { code: "GRAPHQL_PARSE_FAILED" },
    originalError: new GraphQLError(outOfStack.message, { originalError: outOfStack }),
  });
  const shown = presentGraphQL(attachFailure(wrapped) as GraphQLError, () => expect.unreachable());
  expect(shown).toMatchObject({
    message: "The document is nested too deeply.",
    extensions: { code: "GRAPHQL_PARSE_FAILED" },
  });
});
