import { type Line, linesOf } from "@tetron/domain/lines";
import { type NdjsonLine, parseNdjson } from "@tetron/domain/ndjson";
import { unpack } from "./bytes.ts";
import { csvRows } from "./csv-rows.ts";
import { textOf } from "./text.ts";

/** A file whose content says how it is written. */
export interface OpenedFile {
  readonly format: "ndjson" | "csv";
  readonly lines: AsyncIterable<readonly Line[]>;
}

/** How the first line of records begins that is JSON; no name of a column does. */
const JSON_START = /^[{[]/;

/**
 * Opens a file of records, packed or not: lines of JSON when its first line that is not blank begins like JSON, CSV
 * otherwise. It is read no further.
 *
 * @param name - Names the file in messages.
 * @throws Failure `UNPROCESSABLE` as `unpack` and `textOf` do, now or while the lines are read.
 */
export async function openFile(bytes: AsyncIterable<Uint8Array>, name: string): Promise<OpenedFile> {
  const all = linesOf(textOf(unpack(bytes[Symbol.asyncIterator](), name), name));
  const head: (readonly Line[])[] = [];
  for (let next = await all.next(); !next.done; next = await all.next()) {
    head.push(next.value);
    const first = next.value.find(({ text }) => text === undefined || text.trim() !== "");
    if (first === undefined) continue;
    const format = first.text !== undefined && JSON_START.test(first.text.trimStart()) ? "ndjson" : "csv";
    return { format, lines: chained(head, all) };
  }
  return { format: "ndjson", lines: chained(head, all) };
}

/**
 * The records of a file: objects of JSON, or rows of CSV by the names of their columns, all cells being text.
 *
 * @param required - Columns that CSV must have.
 */
export async function* openRows(
  bytes: AsyncIterable<Uint8Array>,
  { name, required }: { readonly name: string; readonly required: readonly string[] },
): AsyncGenerator<NdjsonLine<unknown>> {
  const { format, lines } = await openFile(bytes, name);
  yield* format === "csv" ? csvRows(lines, required) : parseNdjson(lines, (json) => json);
}

async function* chained(
  head: readonly (readonly Line[])[],
  rest: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly Line[]> {
  yield* head;
  yield* rest;
}
