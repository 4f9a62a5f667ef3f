import { type Failure, isFailure } from "@tetron/domain/failure";
import { parseJson } from "./checked.ts";
import { type LineOptions, readLines } from "./lines.ts";

/** One line of NDJSON: its value, or what is wrong with it. Lines are counted from 1. */
export type NdjsonLine<Value> =
  | { readonly line: number; readonly value: Value; readonly error?: never }
  | { readonly line: number; readonly value?: never; readonly error: Failure };

/**
 * Reads NDJSON, plain or gzip, or standard input for `-`. Blank lines are skipped; a bad line is yielded
 * as its error and the rest goes on.
 *
 * @param parse - Makes the value from the line's JSON; throws a Failure when it cannot.
 * @throws Failure `UNPROCESSABLE` on `file` when the file itself cannot be read, truncated gzip included:
 *   what was whole before the cut has been yielded by then.
 */
export async function* readNdjson<Value>(
  path: string,
  parse: (json: unknown) => Value,
  options: LineOptions = {},
): AsyncGenerator<NdjsonLine<Value>> {
  for await (const batch of readLines(path, options)) {
    for (const { line, text, error } of batch) {
      if (error !== undefined) yield { line, error };
      else if (text.trim() !== "") yield { line, ...parseLine(text, parse) };
    }
  }
}

function parseLine<Value>(
  text: string,
  parse: (json: unknown) => Value,
): { value: Value } | { error: Failure } {
  try {
    return { value: parse(parseJson(text, "line")) };
  } catch (error) {
    if (isFailure(error)) return { error };
    throw error;
  }
}
