import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { z } from "zod";
import scoreTransaction from "./endpoints/score-transaction.ts";
import { inputOf, readInput } from "./input.ts";

const { input, example } = scoreTransaction;

function issuesOf(given: unknown, schema: z.ZodType = input): Record<string, string> {
  try {
    readInput(schema, given);
    return {};
  } catch (thrown) {
    if (!isFailure(thrown, "BAD_REQUEST")) throw thrown;
    return Object.fromEntries(thrown.details.issues.map(({ field, reason }) => [field, reason]));
  }
}

test("a required enum that is not given is missing, one of another value not allowed", () => {
  const outcome = z.strictObject({ outcome: z.enum(["fraud", "good"]) });
  expect(issuesOf({}, outcome)).toEqual({ outcome: "missing" });
  expect(issuesOf({ outcome: "maybe" }, outcome)).toEqual({ outcome: "not_allowed" });
});

test("a valid request is parsed", () => {
  expect(readInput(input, example.input)).toEqual(example.input);
});

test("a field of another type is named once, for its type", () => {
  const schema = z.strictObject({ channels: z.array(z.string()).min(1).max(3) });
  expect(() => readInput(schema, { channels: "scores" })).toThrow(/^channels: not an array\.$/);
});

test("every missing field is named at once", () => {
  expect(issuesOf({ amount: "1" })).toEqual({
    from_address: "missing",
    to_address: "missing",
    currency: "missing",
    network: "missing",
  });
});

test.each([
  [{ amount: 0.5 }, { amount: "not_a_string" }],
  [{ amount: null }, { amount: "not_a_string" }],
  [{ from_address: ["0x1"] }, { from_address: "not_a_string" }],
  [{ network: "" }, { network: "empty" }],
  [{ network: [] }, { network: "not_a_string" }],
  [{ currency: "E".repeat(161) }, { currency: "too_long" }],
  [{ to_address: "0".repeat(100_000) }, { to_address: "too_long" }],
  [{ max_fees: "1" }, { max_fees: "unknown_field" }],
])("%j is refused by name", (change, issues) => {
  expect(issuesOf({ ...example.input, ...change })).toEqual(issues);
});

test("inside a list or an object, the whole path is named", () => {
  const options = z.strictObject({
    exclude: z.array(z.string()),
    weights: z.strictObject({ fee: z.number().max(1) }),
    max_time: z.int(),
  });
  const given = { exclude: ["hop", 7], weights: { fee: 2, fe: 1 }, max_time: 1.5 };
  expect(issuesOf(given, options)).toEqual({
    "exclude.1": "not_a_string",
    "weights.fee": "too_big",
    "weights.fe": "unknown_field",
    max_time: "not_an_int",
  });
});

test.each([null, [], "text", 7, undefined])("a body that is %j is no object", (body) => {
  expect(Object.keys(issuesOf(body))).toEqual(["body"]);
});

test("path, query and body are one input: the path takes precedence, and an endpoint without a query reads none", () => {
  const carried = {
    params: { id: "path" },
    query: { id: "query", first: "5" },
    body: { id: "body", note: "x" },
  };
  expect(inputOf({ method: "PATCH", query: ["first"] }, carried)).toEqual({
    id: "path",
    first: "5",
    note: "x",
  });
  expect(inputOf({ method: "GET", query: ["first"] }, carried)).toEqual({ id: "path", first: "5" });
  expect(inputOf({ method: "DELETE" }, carried)).toEqual({ id: "path" });
  expect(inputOf({ method: "PUT" }, { ...carried, body: [1] })).toEqual([1]);
});
