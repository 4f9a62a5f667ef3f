import { type Line, type LineOptions, linesOf } from "@tetron/domain/lines";
import { readText } from "./text.ts";

/**
 * Reads a text file, plain or gzip, or standard input for `-`, as lines, in batches as they arrive, so
 * that memory is bounded by the longest line and not by the file.
 *
 * @throws Failure `UNPROCESSABLE` as {@link readText} does.
 */
export function readLines(path: string, options: LineOptions = {}): AsyncGenerator<readonly Line[]> {
  return linesOf(readText(path, options.signal), options);
}
