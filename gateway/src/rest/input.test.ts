import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { readInput } from "./input.ts";
import scoreTransaction from "./routes/score-transaction.ts";

const { input, example } = scoreTransaction;

function issuesOf(given: unknown): Record<string, string> {
  try {
    readInput(input, given);
    return {};
  } catch (thrown) {
    if (!isFailure(thrown, "BAD_REQUEST")) throw thrown;
    return Object.fromEntries(thrown.details.issues.map(({ field, reason }) => [field, reason]));
  }
}

test("a request that fits is read", () => {
  expect(readInput(input, example.input)).toEqual(example.input);
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
  [{ currency: "E".repeat(17) }, { currency: "too_long" }],
  [{ to_address: "0".repeat(100_000) }, { to_address: "too_long" }],
  [{ max_fees: "1" }, { max_fees: "unknown_field" }],
])("%j is refused by name", (change, issues) => {
  expect(issuesOf({ ...example.input, ...change })).toEqual(issues);
});

test.each([null, [], "text", 7, undefined])("a body that is %j is no object", (body) => {
  expect(Object.keys(issuesOf(body))).toEqual(["body"]);
});
