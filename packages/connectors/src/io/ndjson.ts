import type { LineOptions } from "@tetron/domain/lines";
import { type NdjsonLine, parseNdjson } from "@tetron/domain/ndjson";
import { readLines } from "./lines.ts";

/**
 * Reads NDJSON, plain or gzip, or standard input for `-`. Blank lines are skipped; a bad line is yielded
 * as its error and reading continues. An object with a duplicate key makes a line bad.
 *
 * @param parse - Makes the value from the line's JSON; throws a Failure when it cannot.
 * @throws Failure `UNPROCESSABLE` on `file` when the file itself cannot be read, truncated gzip included:
 *   complete lines before the cut are yielded first; `json_array` when the file is one array of records.
 */
export function readNdjson<Value>(
  path: string,
  parse: (json: unknown) => Value,
  options: LineOptions = {},
): AsyncGenerator<NdjsonLine<Value>> {
  return parseNdjson(readLines(path, options), parse);
}
