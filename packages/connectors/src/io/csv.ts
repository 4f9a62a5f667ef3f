import { unprocessable } from "@tetron/domain/failure";
import { type LineOptions, readLines } from "./lines.ts";

/** The cells of one row, in the order of the columns that were asked for. */
export interface CsvRow {
  /** Line in the file, the header being 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a CSV file with a header, plain or gzip. Quoted cells may hold commas, not line ends.
 *
 * @param columns - Names of the columns to read, in this order; spaces around a name in the file do not
 *   count. All columns when absent.
 * @throws Failure `UNPROCESSABLE` on `file` for a file that cannot be read or lacks a column, on `line` for
 *   a row with another number of cells than the header.
 */
export async function* readCsv(
  path: string,
  columns?: readonly string[],
  options: LineOptions = {},
): AsyncGenerator<CsvRow> {
  let header: readonly string[] | undefined;
  let picked: readonly number[] = [];
  for await (const batch of readLines(path, options)) {
    for (const { line, text, error } of batch) {
      if (error !== undefined) throw error;
      const cells = splitCsvLine(text);
      if (header === undefined) {
        header = cells.map((name) => name.trim());
        picked =
          columns === undefined ? [...header.keys()] : columns.map((name) => indexOf(header!, name, path));
        if (columns === undefined) yield { line, cells: header };
        continue;
      }
      if (cells.length !== header.length)
        throw unprocessable(
          "line",
          "wrong_cells",
          `${path}: line ${line} has ${cells.length} cells; the header has ${header.length}.`,
        );
      yield { line, cells: picked.map((i) => cells[i]!) };
    }
  }
}

/** Splits one line of CSV: commas separate, double quotes enclose, a doubled quote is a quote. */
export function splitCsvLine(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const cells: string[] = [];
  for (let start = 0; start <= line.length; ) {
    const end = endOfCell(line, start);
    const cell = line.slice(start, end);
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    start = end + 1;
  }
  return cells;
}

/** Index of the comma after the cell that begins at `start`, or the line's length. */
function endOfCell(line: string, start: number): number {
  let quoted = false;
  for (let i = start; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === "," && !quoted) return i;
  }
  return line.length;
}

function indexOf(header: readonly string[], column: string, path: string): number {
  const index = header.indexOf(column);
  if (index === -1) throw unprocessable("file", "no_such_column", `${path} has no column "${column}".`);
  return index;
}
