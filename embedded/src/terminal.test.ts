import { Failure, unprocessable } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { EXIT } from "./exit-codes.ts";
import { type Terminal, tellError } from "./terminal.ts";

function told(thrown: unknown, json = false) {
  const lines: string[] = [];
  const terminal: Terminal = {
    json,
    interactive: false,
    print: () => {},
    tell: (line) => void lines.push(line),
    ready: async () => {},
    style: (_style, text) => text,
  };
  return { exit: tellError(terminal, thrown), text: lines.join("\n") };
}

test("an input that means nothing is a usage error, told in one line", () => {
  expect(told(unprocessable("amount", "zero", "amount: a payment of 0 pays nothing."))).toEqual({
    exit: EXIT.usage,
    text: "error amount: a payment of 0 pays nothing.",
  });
});

test("a program hears the API's error body", () => {
  const { exit, text } = told(new Failure("NOT_FOUND", "No key x.", { kind: "key", id: "x" }), true);
  expect([exit, JSON.parse(text)]).toMatchObject([
    EXIT.failed,
    { error: { code: "NOT_FOUND", details: [{ id: "x" }] } },
  ]);
});

test("an error that was thrown on purpose is its message, a bug comes with its stack", () => {
  expect(told(new Error("The artifact x is broken.")).text).toBe("error The artifact x is broken.");
  expect(told(new TypeError("undefined is not a function")).text).toContain("terminal.test.ts");
});
