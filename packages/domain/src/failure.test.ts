import { expect, test } from "vitest";
import { FAILURES, Failure, isFailure, unprocessable } from "./failure.ts";

test("a failure keeps its code, details and cause", () => {
  const cause = new Error("socket closed");
  const failure = new Failure("UNAVAILABLE", "No lake.", { dependency: "lake", retryAfter: 1 }, { cause });
  expect(failure).toMatchObject({ code: "UNAVAILABLE", details: { dependency: "lake" }, cause });
});

test("narrowing asks for the code", () => {
  const failure = unprocessable("amount", "not_decimal", "amount: not a number.");
  expect(isFailure(failure)).toBe(true);
  expect(isFailure(failure, "UNPROCESSABLE")).toBe(true);
  expect(isFailure(failure, "NOT_FOUND")).toBe(false);
  expect(isFailure(new Error("bug"))).toBe(false);
});

test("only what may pass by itself is retryable", () => {
  const retryable = Object.entries(FAILURES).flatMap(([code, row]) => (row.retryable ? [code] : []));
  expect(retryable).toEqual(["IN_PROGRESS", "TOO_MANY_REQUESTS", "SERVER_ERROR", "UNAVAILABLE"]);
});
