import { once } from "node:events";
import { styleText } from "node:util";
import { isFailure } from "@tetron/domain/failure";
import { visible } from "@tetron/domain/visible";
import { failureOf, presentRest } from "@tetron/service/present";
import { EXIT, type ExitCode } from "./exit-codes.ts";

type Style = Parameters<typeof styleText>[0];

/** Where a command speaks. Answers go to standard output, everything else to standard error. */
export interface Terminal {
  /** Whether a program listens: answers are JSON and nothing is coloured. */
  readonly json: boolean;
  /** Whether a person watches standard error: progress may be drawn. */
  readonly interactive: boolean;
  /** One line of the answer. */
  print(line: string): void;
  /** One line beside the answer. */
  tell(line: string): void;
  /** Resolves when whoever reads the answer has kept up, so that a long one does not pile up in memory. */
  ready(): Promise<void>;
  /** `text` in a style where the answer goes to a terminal, and plain elsewhere. */
  style(style: Style, text: string): string;
}

/** The terminal of this process. Colours follow `NO_COLOR` and `FORCE_COLOR`. */
export function processTerminal(json: boolean): Terminal {
  const { stdout, stderr } = process;
  return {
    json,
    interactive: !json && stderr.isTTY === true,
    print: (line) => void stdout.write(`${line}\n`),
    tell: (line) => void stderr.write(`${line}\n`),
    ready: async () => {
      if (stdout.writableNeedDrain) await once(stdout, "drain");
    },
    style: (style, text) => (json ? text : styleText(style, text, { stream: stdout, validateStream: true })),
  };
}

/**
 * Tells what went wrong: in one line to a person, as the API's error body to a program. What nobody threw on
 * purpose is a bug and comes with its stack: whoever runs the command is the operator.
 *
 * @returns What to exit with.
 */
export function tellError(terminal: Terminal, thrown: unknown): ExitCode {
  const failure = failureOf(thrown);
  if (terminal.json && failure) terminal.tell(JSON.stringify(presentRest(failure, "").body));
  else
    terminal.tell(
      `${terminal.style("red", "error")} ${failure ? visible(failure.message) : described(thrown)}`,
    );
  const usage = isFailure(failure, "UNPROCESSABLE") || isFailure(failure, "BAD_REQUEST");
  return usage ? EXIT.usage : EXIT.failed;
}

/**
 * Tells what became of one line of a file. What the file itself says is shown, and the terminal does not obey it.
 *
 * @param told - What a program hears.
 * @param sentence - What a person reads instead of the message.
 */
export function tellOfLine(
  terminal: Terminal,
  told: { readonly line: number; readonly message: string },
  sentence = told.message,
): void {
  terminal.tell(terminal.json ? JSON.stringify(told) : `line ${told.line}: ${visible(sentence)}`);
}

/** A plain Error is thrown on purpose and says all there is; a TypeError and its like are bugs. */
function described(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.constructor === Error ? thrown.message : (thrown.stack ?? thrown.message);
}
