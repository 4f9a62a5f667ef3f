import { once } from "node:events";
import { styleText } from "node:util";
import { ExpectedError } from "@tetron/domain/expected-error";
import { isFailure } from "@tetron/domain/failure";
import { escapeInvisible } from "@tetron/domain/visible";
import { failureOf, presentRest } from "@tetron/service/present";
import { InvalidSettings } from "@tetron/service/settings";
import { EXIT, type ExitCode } from "./exit-codes.ts";

type Style = Parameters<typeof styleText>[0];

/** The output of a command. Answers go to standard output, everything else to standard error. */
export interface Terminal {
  /** Whether the output is for a program: answers are JSON without colours. */
  readonly json: boolean;
  /** Whether standard error is a terminal, so that progress may be drawn. */
  readonly interactive: boolean;
  /** One line of the answer; whatever in it would break the line or act on a terminal is escaped. */
  print(line: string): void;
  /** One line on standard error, escaped as well. */
  tell(line: string): void;
  /**
   * Resolves when the reader has caught up, so that a long answer does not accumulate in memory.
   */
  ready(): Promise<void>;
  /** `text` in a style when the answer goes to a terminal, and plain otherwise. */
  style(style: Style, text: string): string;
}

/** The colours and weights of {@link Terminal.style}; among them is none that hides text or moves the cursor. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: styles are control characters.
const STYLES = /(\u001b\[(?:1|2|22|3[0-7]|39|9[0-7])m)/;

/**
 * A line as a terminal may get it: names in lists, wallets and reports are their publishers' text, so control
 * characters are escaped, in JSON as its own escapes. Styles stay.
 */
export function visibleLine(line: string): string {
  const parts = line.split(STYLES);
  return parts.map((part, i) => (i % 2 === 1 ? part : escapeInvisible(part))).join("");
}

/** The terminal of this process. Colours follow `NO_COLOR` and `FORCE_COLOR`. */
export function processTerminal(json: boolean): Terminal {
  const { stdout, stderr } = process;
  return {
    json,
    interactive: !json && stderr.isTTY === true,
    print: (line) => void stdout.write(`${visibleLine(line)}\n`),
    tell: (line) => void stderr.write(`${visibleLine(line)}\n`),
    ready: async () => {
      if (stdout.writableNeedDrain) await once(stdout, "drain");
    },
    style: (style, text) => (json ? text : styleText(style, text, { stream: stdout, validateStream: true })),
  };
}

/**
 * Prints an error: one line for a person, the API's error body for a program. A bug is printed with its
 * stack, because the user of the command line is the operator.
 *
 * @returns The exit code.
 */
export function printError(terminal: Terminal, thrown: unknown): ExitCode {
  const failure = failureOf(thrown);
  if (terminal.json && failure) terminal.tell(JSON.stringify(presentRest(failure, "").body));
  else {
    const text = failure ? escapeInvisible(failure.message) : described(thrown);
    for (const line of `${terminal.style("red", "error")} ${text}`.split("\n")) terminal.tell(line);
  }
  const isInvalid = isFailure(failure, "UNPROCESSABLE") || isFailure(failure, "BAD_REQUEST");
  return isInvalid || thrown instanceof InvalidSettings ? EXIT.usage : EXIT.failed;
}

/**
 * Prints a problem with one line of a file. The file's own text is escaped.
 *
 * @param told - Output for a program.
 * @param sentence - Output for a person instead of the message.
 */
export function printLineProblem(
  terminal: Terminal,
  told: { readonly line: number; readonly message: string },
  sentence = told.message,
): void {
  terminal.tell(terminal.json ? JSON.stringify(told) : `line ${told.line}: ${escapeInvisible(sentence)}`);
}

/** A plain Error is thrown on purpose, so its message suffices; other subclasses such as TypeError are bugs. */
function described(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const isExpected = thrown.constructor === Error || thrown instanceof ExpectedError;
  return isExpected ? thrown.message : (thrown.stack ?? thrown.message);
}
