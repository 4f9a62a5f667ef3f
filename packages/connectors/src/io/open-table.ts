import { unprocessable } from "@tetron/domain/failure";
import { parseStrictJson } from "@tetron/domain/json";
import type { Line } from "@tetron/domain/lines";
import { type NdjsonLine, parseNdjson } from "@tetron/domain/ndjson";
import { type CsvRow, parseCsv, readHeader, widthFault } from "./csv.ts";
import { rowOf } from "./csv-rows.ts";
import { openFile } from "./open-rows.ts";

/** A file of rows, and the names of their columns. */
export interface Table {
  readonly format: "csv" | "json";
  /** Without the spaces around them; of JSON, the members of the first object. */
  readonly columns: readonly string[];
  /** Objects of JSON, or the cells that are not empty by the names of their columns; of an array, `line` is the place in it. */
  readonly rows: AsyncIterable<NdjsonLine<unknown>>;
}

/** An array of JSON is read as a whole. */
const MAX_ARRAY_CHARS = 32 * 1024 * 1024;

/**
 * Opens a file of rows, packed by gzip or not: CSV with a header, lines of JSON, or one array of JSON.
 *
 * @throws Failure `UNPROCESSABLE` as `openFile` and `readHeader` do, `empty`, and `too_large` for an array of more than 32 MiB.
 */
export async function openTable(bytes: AsyncIterable<Uint8Array>, name: string): Promise<Table> {
  const { format, lines } = await openFile(bytes, name);
  if (format === "csv") return openCsv(lines);
  const begun = await begin(lines);
  const isArray = begun.head.some((batch) => /^\s*\[/.test(batch.find(isFilled)?.text ?? ""));
  const all = chained(begun.head, begun.rest);
  const records = await begin(
    isArray ? elementsOf(await textOf(all, name)) : parseNdjson(all, (json) => json),
  );
  const [first] = records.head;
  if (first === undefined) throw unprocessable("file", "empty", `${name}: has no rows.`);
  const isObject = typeof first?.value === "object" && first.value !== null && !Array.isArray(first.value);
  return {
    format: "json",
    columns: isObject ? Object.keys(first.value as object).map((key) => key.trim()) : [],
    rows: chained(records.head, records.rest),
  };
}

async function openCsv(lines: AsyncIterable<readonly Line[]>): Promise<Table> {
  const { head, rest } = await begin(parseCsv(lines));
  const columns = readHeader(head[0]?.cells ?? [], []);
  return { format: "csv", columns, rows: cellsOf(rest, columns) };
}

async function* cellsOf(
  rows: AsyncIterable<CsvRow>,
  columns: readonly string[],
): AsyncGenerator<NdjsonLine<unknown>> {
  for await (const { line, cells } of rows) {
    const error = widthFault(cells, columns);
    yield error === undefined ? { line, value: rowOf(cells, columns) } : { line, error };
  }
}

/** The first item and the others. */
async function begin<Item>(
  items: AsyncIterable<Item>,
): Promise<{ head: Item[]; rest: AsyncGenerator<Item> }> {
  const all = items[Symbol.asyncIterator]();
  const first = await all.next();
  return { head: first.done ? [] : [first.value], rest: rest(all) };
}

async function* rest<Item>(items: AsyncIterator<Item>): AsyncGenerator<Item> {
  try {
    for (let next = await items.next(); !next.done; next = await items.next()) yield next.value;
  } finally {
    await items.return?.();
  }
}

async function* chained<Item>(head: readonly Item[], others: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* head;
  yield* others;
}

function isFilled({ text }: Line): boolean {
  return text !== undefined && text.trim() !== "";
}

async function textOf(lines: AsyncIterable<readonly Line[]>, name: string): Promise<string> {
  const parts: string[] = [];
  let chars = 0;
  for await (const batch of lines)
    for (const { text, error } of batch) {
      if (error !== undefined) throw error;
      chars += text.length + 1;
      if (chars > MAX_ARRAY_CHARS)
        throw unprocessable(
          "file",
          "too_large",
          `${name}: an array of JSON has at most ${MAX_ARRAY_CHARS} characters; send a line of JSON for each row.`,
        );
      parts.push(text);
    }
  return parts.join("\n");
}

async function* elementsOf(text: string): AsyncGenerator<NdjsonLine<unknown>> {
  const elements = parseStrictJson(text, "file") as readonly unknown[];
  for (const [i, value] of elements.entries()) yield { line: i + 1, value };
}
