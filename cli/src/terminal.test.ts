import { globSync, readFileSync } from "node:fs";
import { Failure, unprocessable } from "@tetron/domain/failure";
import { DeadlineExceeded } from "@tetron/domain/within";
import { InvalidSettings } from "@tetron/service/settings";
import { expect, test, vi } from "vitest";
import { EXIT } from "./exit-codes.ts";
import { printError, printLineProblem, processTerminal, type Terminal } from "./terminal.ts";

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

test("a setting that cannot be used is a usage error, printed without a stack", () => {
  expect(told(new InvalidSettings("TETRON_LLM_KEY: TETRON_LLM=gemini needs a key."))).toEqual({
    exit: EXIT.usage,
    text: "error TETRON_LLM_KEY: TETRON_LLM=gemini needs a key.",
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
  expect(told(new DeadlineExceeded(500)).text).toBe("error No answer within 500 ms.");
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

test("no text of a list reaches a terminal as a control, whichever command prints it; styles stay", () => {
  const name = "A\x1b]0;title\x07\x1b[8mB\x9b2J\u202eC\nerror D";
  const written: string[] = [];
  const keep = (text: unknown) => written.push(String(text)) > 0;
  const out = vi.spyOn(process.stdout, "write").mockImplementation(keep);
  const err = vi.spyOn(process.stderr, "write").mockImplementation(keep);
  try {
    const terminal = processTerminal(false);
    terminal.print(`\x1b[31mlist\x1b[39m ${name}`);
    terminal.tell(name);
    processTerminal(true).print(JSON.stringify({ name }));
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  const shown = "A\\u001b]0;title\\u0007\\u001b[8mB\\u009b2J\\u202eC\\nerror D";
  expect(written).toEqual([`\x1b[31mlist\x1b[39m ${shown}\n`, `${shown}\n`, expect.anything()]);
  expect(JSON.parse(written[2]!)).toEqual({ name });
});

test("no command prints the message of a failure in another way", () => {
  const commands = globSync("cli/src/commands/*.ts");
  expect(commands.length).toBeGreaterThan(5);
  const raw = /terminal\.(print|tell)\([^;]*\$\{(?!visible)[^}]*\bmessage\b/;
  expect(commands.filter((file) => raw.test(readFileSync(file, "utf8")))).toEqual([]);
});
