import type { Line } from "@tetron/domain/lines";
import type { NdjsonLine } from "@tetron/domain/ndjson";
import { parseCsv, readHeader, widthFault } from "./csv.ts";

/** The cells of one row by column name, trimmed; empty cells are left out. */
export type Row = Readonly<Record<string, string>>;

/**
 * Reads CSV lines, the header first. A row that does not fit the header is a record with an error.
 *
 * @param required - Columns that every row needs.
 * @throws Failure `UNPROCESSABLE` on `file` when the header lacks one of them or has duplicates, on `line`
 *   for a misplaced quote, after which rows cannot be separated.
 */
export async function* csvRows(
  lines: AsyncIterable<readonly Line[]>,
  required: readonly string[],
): AsyncGenerator<NdjsonLine<Row>> {
  let header: readonly string[] | undefined;
  for await (const { line, cells } of parseCsv(lines)) {
    if (header === undefined) header = readHeader(cells, required);
    else {
      const error = widthFault(cells, header);
      yield error === undefined ? { line, value: rowOf(cells, header) } : { line, error };
    }
  }
}

/** The cells of one row by column name, trimmed; empty cells are left out. */
export function rowOf(cells: readonly string[], header: readonly string[]): Row {
  const filled = header.map((name, i) => [name, cells[i]!.trim()]).filter(([, cell]) => cell !== "");
  return Object.fromEntries(filled);
}
