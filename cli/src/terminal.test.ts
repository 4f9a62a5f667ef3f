import { globSync, readFileSync } from "node:fs";
import { Failure, unprocessable } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { EXIT } from "./exit-codes.ts";
import { printError, printLineProblem, type Terminal } from "./terminal.ts";

function aTerminal(json: boolean) {
  const lines: string[] = [];
  const terminal: Terminal = {
    json,
    interactive: false,
    print: () => {},
    tell: (line) => void lines.push(line),
    ready: async () => {},
    style: (_style, text) => text,
  };
  return { terminal, lines };
}

function told(thrown: unknown, json = false) {
  const { terminal, lines } = aTerminal(json);
  return { exit: printError(terminal, thrown), text: lines.join("\n") };
}

test("an invalid input is a usage error, printed on one line", () => {
  expect(told(unprocessable("amount", "zero", "amount: must be greater than 0."))).toEqual({
    exit: EXIT.usage,
    text: "error amount: must be greater than 0.",
  });
});

test("with --json an error is printed as the API's error body", () => {
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

test("a file's text is escaped for a terminal, and unchanged in JSON", () => {
  const line = { line: 3, message: 'label: "\x1b[31mRED\x07\u200b\nline 4: fine" is no word' };
  const { terminal, lines } = aTerminal(false);
  printLineProblem(terminal, line);
  printLineProblem(terminal, line, `skipped: ${line.message}`);
  expect(lines).toEqual([
    'line 3: label: "\\u001b[31mRED\\u0007\\u200b\\nline 4: fine" is no word',
    'line 3: skipped: label: "\\u001b[31mRED\\u0007\\u200b\\nline 4: fine" is no word',
  ]);
  const program = aTerminal(true);
  printLineProblem(program.terminal, line);
  expect(JSON.parse(program.lines[0]!)).toEqual(line);
});

test("no command prints the message of a failure in another way", () => {
  const commands = globSync("cli/src/commands/*.ts");
  expect(commands.length).toBeGreaterThan(5);
  const raw = /terminal\.(print|tell)\([^;]*\$\{(?!visible)[^}]*\bmessage\b/;
  expect(commands.filter((file) => raw.test(readFileSync(file, "utf8")))).toEqual([]);
});
