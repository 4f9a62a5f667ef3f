import { pipeline, Readable } from "node:stream";
import { type Failure, unprocessable } from "@tetron/domain/failure";
import type { Line, LineOptions } from "@tetron/domain/lines";
import { CsvError, type Options, parse } from "csv-parse";
import { fileName } from "./bytes.ts";
import { readLines } from "./lines.ts";
import { declaredSeparator, type Separator, separatorOf, withPoints } from "./separators.ts";

/** The cells of one row, in the order of the requested columns. */
export interface CsvRow {
  /** Line on which the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Longest row, in bytes; limits how much an unclosed quote consumes. */
const MAX_ROW_BYTES = 1024 * 1024;

/** Faults of a row, by csv-parse's code. After one, the start of the next row is unknown. */
const FAULTS: Readonly<Record<string, readonly [reason: string, what: string]>> = {
  CSV_QUOTE_NOT_CLOSED: ["unclosed_quote", "a quote is opened and not closed"],
  CSV_INVALID_CLOSING_QUOTE: [
    "misplaced_quote",
    'a quoted cell goes on after its closing quote; write a quote inside a cell as ""',
  ],
  INVALID_OPENING_QUOTE: [
    "misplaced_quote",
    "a quote stands inside a cell that does not begin with one; put the whole cell in quotes",
  ],
  CSV_MAX_RECORD_SIZE: [
    "unclosed_quote",
    `the row is longer than ${MAX_ROW_BYTES} bytes, as if a quote were not closed`,
  ],
};

/**
 * Reads a CSV file with a header, plain or gzip, by RFC 4180: quoted cells may hold commas and line ends.
 *
 * @param columns - Names of the columns to read, in this order; spaces around a name in the file are ignored.
 *   When absent, all columns, with the header as the first row.
 * @throws Failure `UNPROCESSABLE` on `file` for a file that cannot be read, lacks a column or has duplicate
 *   names, on `line` for a row whose number of cells differs from the header's or a misplaced quote.
 */
export async function* readCsv(
  path: string,
  columns?: readonly string[],
  options: LineOptions = {},
): AsyncGenerator<CsvRow> {
  let header: readonly string[] | undefined;
  let picked: readonly number[] = [];
  const where = `${fileName(path)}: `;
  for await (const { line, cells } of parseCsv(readLines(path, options), where)) {
    if (header === undefined) {
      header = readHeader(cells, columns ?? [], where);
      picked = columns?.map((name) => header!.indexOf(name)) ?? [...header.keys()];
      if (columns === undefined) yield { line, cells: header };
      continue;
    }
    const fault = widthFault(cells, header, `${where}line ${line}`);
    if (fault !== undefined) throw fault;
    yield { line, cells: picked.map((i) => cells[i]!) };
  }
}

/**
 * Parses lines of CSV by RFC 4180, with the header as an ordinary row. Blank lines are skipped, and rows whose
 * cells are all blank, which spreadsheets write below a table. Cells may be separated by semicolons or tabs: see {@link separatorOf}. A
 * first line such as `sep=;` is no row: see {@link declaredSeparator}. The number of cells is not checked: see {@link widthFault}.
 *
 * @param where - Prefix of every message, such as `labels.csv: `.
 * @throws Failure `UNPROCESSABLE` on `line`, naming it, for a line that is too long or a misplaced quote: the
 *   rows after it cannot be separated; `ambiguous_number` as {@link withPoints}. On `file`, `wrong_line_ends` for carriage
 *   returns alone.
 */
export async function* parseCsv(lines: AsyncIterable<readonly Line[]>, where = ""): AsyncGenerator<CsvRow> {
  const all = lines[Symbol.asyncIterator]();
  try {
    const first = await all.next();
    if (first.done) return;
    const header = first.value.find(({ text }) => text?.trim() !== "")?.text ?? "";
    requireLineFeeds(header, where);
    const text = textOf(first.value, { [Symbol.asyncIterator]: () => all });
    const declared = declaredSeparator(header);
    const rows = rowsOf(text, declared ?? separatorOf(header), where);
    if (declared !== undefined) await rows.next();
    yield* rows;
  } finally {
    await all.return?.();
  }
}

async function* rowsOf(
  text: AsyncIterable<string>,
  delimiter: Separator,
  where: string,
): AsyncGenerator<CsvRow> {
  let next = 1;
  const options: Options<CsvRow, string[]> = {
    delimiter,
    recordDelimiter: "\n",
    relaxColumnCount: true,
    maxRecordSize: MAX_ROW_BYTES,
    onRecord: (cells, info) => {
      const line = next;
      next = info.lines + 1;
      return { line, cells };
    },
  };
  // csv-parse's types allow only arrays of cells as rows.
  const parser = parse(options as unknown as Options);
  try {
    for await (const row of pipeline(Readable.from(text), parser, () => {}) as AsyncIterable<CsvRow>)
      if (row.cells.some((cell) => cell.trim() !== ""))
        yield delimiter === "," ? row : { ...row, cells: withPoints(row.cells, `${where}line ${row.line}`) };
  } catch (error) {
    throw error instanceof CsvError ? quoteFault(error, next, where) : error;
  }
}

async function* textOf(first: readonly Line[], rest: AsyncIterable<readonly Line[]>): AsyncGenerator<string> {
  yield linesText(first);
  for await (const batch of rest) yield linesText(batch);
}

function linesText(batch: readonly Line[]): string {
  for (const { error } of batch) if (error !== undefined) throw error;
  return batch.map(({ text }) => `${text}\n`).join("");
}

function requireLineFeeds(header: string, where: string): void {
  if (header.includes("\r"))
    throw unprocessable(
      "file",
      "wrong_line_ends",
      `${where}Lines end with carriage returns alone; save the file with line feeds, or as "CSV UTF-8".`,
    );
}

/**
 * The names of a header's columns, without the spaces around them.
 *
 * @throws Failure `UNPROCESSABLE` on `file` when a required column is missing, or two columns have the same
 *   name, which is ambiguous.
 */
export function readHeader(
  cells: readonly string[],
  required: readonly string[],
  where = "",
): readonly string[] {
  const header = cells.map((name) => name.trim());
  const twice = header.find((name, i) => name !== "" && header.indexOf(name) !== i);
  if (twice !== undefined)
    throw unprocessable(
      "file",
      "duplicate_column",
      `${where}The CSV header has two columns "${twice}". Remove or rename one of them.`,
    );
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw unprocessable(
      "file",
      "no_such_column",
      `${where}The CSV header has no column "${missing.join('", "')}".`,
    );
  return header;
}

/** The failure of a row whose number of cells differs from the header's; `undefined` when it does not. */
export function widthFault(
  cells: readonly string[],
  header: readonly string[],
  subject = "The row",
): Failure | undefined {
  if (cells.length === header.length) return undefined;
  return unprocessable(
    "line",
    "wrong_cells",
    `${subject} has ${cells.length} cells; the header has ${header.length}.`,
  );
}

function quoteFault({ code, message, ...error }: CsvError, begins: number, where: string): Failure {
  const [reason, what] = FAULTS[code] ?? ["malformed", message];
  const met = Number(error["lines"] ?? begins);
  const line = met > begins ? `the row that begins on line ${begins}` : `line ${begins}`;
  return unprocessable("line", reason, `${where}${line}: ${what}.`);
}
