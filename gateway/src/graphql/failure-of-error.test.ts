import { Failure } from "@tetron/domain/failure";
import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { failureOfError, isAboutDocument } from "./failure-of-error.ts";

const failure = new Failure("NOT_FOUND", "No wallet.", { kind: "wallet", id: "w" });

test("a failure that a resolver threw in this process is that very failure", () => {
  expect(failureOfError(new GraphQLError("x", { originalError: failure }))).toBe(failure);
});

test("a failure that another process presented is read from its extensions", () => {
  const { code, message, details } = failure;
  expect(failureOfError(new GraphQLError(message, { extensions: { code, details } }))).toMatchObject({
    code,
    message,
    details,
  });
});

test.each(["SUBGRAPH_UNREACHABLE", "SUBGRAPH_DEADLINE_EXCEEDED"])(
  "%s is UNAVAILABLE and tells no address",
  (code) => {
    const error = new GraphQLError("connect ECONNREFUSED 10.0.0.7:4001", {
      extensions: { code, serviceName: "scoring" },
    });
    expect(failureOfError(error)).toMatchObject({
      code: "UNAVAILABLE",
      message: "scoring does not answer now.",
      details: { dependency: "scoring", retryAfter: 1 },
    });
  },
);

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

test("what GraphQL says about a document is told apart", () => {
  expect(isAboutDocument(new GraphQLError("x", { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }))).toBe(
    true,
  );
  expect(isAboutDocument(new GraphQLError("x", { extensions: { code: "INTERNAL_SERVER_ERROR" } }))).toBe(
    false,
  );
});
