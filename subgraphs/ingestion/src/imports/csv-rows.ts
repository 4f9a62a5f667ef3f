import { splitCsvLine } from "@tetron/connectors/io/csv";
import type { Line } from "@tetron/connectors/io/lines";
import { unprocessable } from "@tetron/domain/failure";
import type { ImportRecord } from "./record.ts";

/** The cells of one row by the header's names; a cell that is empty is left out. */
export type Row = Readonly<Record<string, string>>;

/**
 * Reads CSV lines, the header first. A row that does not fit the header is a record with an error.
 *
 * @param required - Columns without which no row means anything.
 * @throws Failure `UNPROCESSABLE` on `file` when the header lacks one of them.
 */
export async function* csvRows(
  lines: AsyncIterable<readonly Line[]>,
  required: readonly string[],
): AsyncGenerator<ImportRecord<Row>> {
  let header: readonly string[] | undefined;
  for await (const batch of lines) {
    for (const { line, text, error } of batch) {
      if (error !== undefined) yield { line, error };
      else if (text.trim() === "") continue;
      else if (header === undefined) header = headerOf(text, required);
      else yield rowOf(line, splitCsvLine(text), header);
    }
  }
}

function headerOf(text: string, required: readonly string[]): readonly string[] {
  const header = splitCsvLine(text.replace(/^\uFEFF/, "")).map((name) => name.trim());
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw unprocessable("file", "no_such_column", `The CSV header has no column ${missing.join(", ")}.`);
  return header;
}

function rowOf(line: number, cells: readonly string[], header: readonly string[]): ImportRecord<Row> {
  if (cells.length !== header.length)
    return {
      line,
      error: unprocessable(
        "line",
        "wrong_cells",
        `The row has ${cells.length} cells; the header has ${header.length}.`,
      ),
    };
  const filled = header.map((name, i) => [name, cells[i]!.trim()]).filter(([, cell]) => cell !== "");
  return { line, value: Object.fromEntries(filled) };
}
