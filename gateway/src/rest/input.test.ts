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

test("a message says what is allowed", () => {
  const schema = z.strictObject({
    limit: z.int().min(1).max(100),
    name: z.string().max(3),
    outcome: z.enum(["fraud", "good"]),
    from: z.iso.datetime({ offset: true }),
  });
  const from = "2026-01-31T14:00:00+02:00";
  expect(readInput(schema, { limit: 1, name: "", outcome: "good", from })).toMatchObject({ from });
  expect(() => readInput(schema, { limit: 101, name: "abcd", outcome: "GOOD", from: "2026-01-31" })).toThrow(
    "limit: too big (at most 100); name: too long (at most 3 characters); outcome: not allowed (one of fraud, good); " +
      "from: malformed (a time with its zone, such as 2026-01-31T12:00:00Z).",
  );
  expect(() => readInput(schema, { limit: 0, name: "", outcome: "good", from })).toThrow(
    "limit: too small (at least 1).",
  );
});

test("an endpoint without query parameters refuses all of them, by name", () => {
  const carried = { params: {}, query: { x: "1" }, body: example.input };
  expect(() => inputOf(scoreTransaction, carried)).toThrow(/^x: unknown field\.$/);
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

test("path, query and body are one input: the path takes precedence", () => {
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
  expect(inputOf({ method: "PUT", query: ["first"] }, { ...carried, body: [1] })).toEqual([1]);
});
