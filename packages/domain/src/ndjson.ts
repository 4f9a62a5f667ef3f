import { type Failure, isFailure, unprocessable } from "./failure.ts";
import { parseStrictJson } from "./json.ts";
import type { Line } from "./lines.ts";

/** One line of NDJSON: its value, or its error. Lines are counted from 1. */
export type NdjsonLine<Value> =
  | { readonly line: number; readonly value: Value; readonly error?: never }
  | { readonly line: number; readonly value?: never; readonly error: Failure };

/**
 * Parses lines of NDJSON. Blank lines are skipped; a bad line is yielded as its error and reading continues. An object
 * with a duplicate key makes a line bad.
 *
 * @param parse - Makes the value from the line's JSON; throws a Failure when it cannot.
 * @throws Failure `UNPROCESSABLE` on `file`, `json_array`, when the text is one array of records.
 */
export async function* parseNdjson<Value>(
  lines: AsyncIterable<readonly Line[]>,
  parse: (json: unknown) => Value,
): AsyncGenerator<NdjsonLine<Value>> {
  let first = true;
  for await (const batch of lines) {
    for (const { line, text, error } of batch) {
      if (error !== undefined) yield { line, error };
      else if (text.trim() !== "") {
        if (first && text.trimStart().startsWith("[")) throw jsonArray();
        first = false;
        yield { line, ...parseLine(text, parse) };
      }
    }
  }
}

function parseLine<Value>(
  text: string,
  parse: (json: unknown) => Value,
): { value: Value } | { error: Failure } {
  try {
    return { value: parse(parseStrictJson(text, "line")) };
  } catch (error) {
    if (isFailure(error)) return { error };
    throw error;
  }
}

function jsonArray(): Failure {
  return unprocessable(
    "file",
    "json_array",
    "The file is one JSON array; an import takes one record per line. Convert it, for example with `jq -c '.[]'`.",
  );
}
